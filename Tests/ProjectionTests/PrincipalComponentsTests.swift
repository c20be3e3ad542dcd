import Arrays
import Core
import Foundation
import Projection
import Testing

@Suite struct PrincipalComponentsTests {
    /// numpy.linalg.eigh of numpy.cov, each eigenvector with its largest entry positive.
    @Test func agreesWithNumPy() throws {
        let matrix = try waves(40, 6)
        let found = try PrincipalComponents.fit(matrix, count: 2, jobs: 2)
        #expect(abs(found.variances[0] - 31.2534233333458) < 1e-9)
        #expect(abs(found.variances[1] - 15.837690053054454) < 1e-9)
        #expect(abs(found.totalVariance - 49.767853864783085) < 1e-9)
        let axes = [
            -0.143926834, -0.186967103, -0.078542985, 0.208556587, 0.587419112, 0.741351674, 0.022747324, 0.200196653,
            0.507041694, 0.673255454, 0.348658286, -0.357039315,
        ]
        for (mine, theirs) in zip(found.axes, axes) { #expect(abs(mine - theirs) < 1e-8) }
        let scores = try found.project(matrix, jobs: 2)
        for (place, value) in [(0, -0.59671399), (1, 5.68920833), (2, -7.96191196), (3, 1.33557102)] {
            #expect(abs(Double(scores.values[place]) - value) < 1e-5)
        }
    }

    @Test func workedByHand() throws {
        // (2,2), (-2,-2), (1,-1), (-1,1): sums of squares 16 along (1,1)/√2 and 4 along (1,-1)/√2, over 3.
        let matrix = try FloatMatrix(rows: 4, columns: 2, values: [2, 2, -2, -2, 1, -1, -1, 1])
        let found = try PrincipalComponents.fit(matrix, count: 2, jobs: 1)
        #expect(abs(found.variances[0] - 16.0 / 3) < 1e-12)
        #expect(abs(found.variances[1] - 4.0 / 3) < 1e-12)
        #expect(abs(found.axes[0] - 0.5.squareRoot()) < 1e-12 && abs(found.axes[1] - 0.5.squareRoot()) < 1e-12)
        #expect(abs(found.shares[0] - 0.8) < 1e-12)
    }

    /// The simultaneous iteration (more columns than are carried along) and the way of wide matrices, which never makes
    /// the covariance, find what the exact way finds: columns of zeros change no component.
    @Test(arguments: [100, 1100])
    func paddedColumnsChangeNothing(width: Int) throws {
        let narrow = try clouds(90, 30, clouds: 4)
        let padded = try FloatMatrix(
            rows: 90, columns: width,
            values: (0..<90).flatMap { row in
                Array(narrow.row(row)) + [Float](repeating: 0, count: width - 30)
            })
        let exact = try PrincipalComponents.fit(narrow, count: 2, jobs: 1)
        let found = try PrincipalComponents.fit(padded, count: 2, jobs: 2)
        #expect(abs(found.totalVariance - exact.totalVariance) < 1e-9 * exact.totalVariance)
        for axis in 0..<2 {
            #expect(abs(found.variances[axis] - exact.variances[axis]) < 1e-6 * exact.variances[0])
            for column in 0..<30 {
                #expect(abs(found.axes[axis * width + column] - exact.axes[axis * 30 + column]) < 1e-4)
            }
        }
    }

    @Test func axesAreOrthonormalAndVariancesDescend() throws {
        let found = try PrincipalComponents.fit(try clouds(200, 120, clouds: 5), count: 50, jobs: 2)
        #expect(found.count == 50)
        for first in [0, 7, 49] {
            for second in [0, 7, 49] {
                let product = Orthonormal.dot(found.axes, first, found.axes, second, width: 120)
                #expect(abs(product - (first == second ? 1 : 0)) < 1e-9)
            }
        }
        for (more, less) in zip(found.variances, found.variances.dropFirst()) { #expect(more >= less) }
        #expect(found.shares.reduce(0, +) <= 1 + 1e-9)
    }

    @Test func nothingVaries() throws {
        let same = try FloatMatrix(rows: 5, columns: 3, values: [Float](repeating: 7, count: 15))
        let found = try PrincipalComponents.fit(same, count: 2, jobs: 1)
        #expect(found.variances == [0, 0] && found.totalVariance == 0)
        let scores = try found.project(same, jobs: 1)
        #expect(scores.values == [Float](repeating: 0, count: 10))
        let alone = try PrincipalComponents.fit(try waves(1, 3), count: 2, jobs: 1)
        #expect(alone.variances == [0, 0])
    }

    /// Rank one: the second axis is none.
    @Test func onALine() throws {
        let line = try FloatMatrix(rows: 4, columns: 2, values: [0, 0, 1, 2, 2, 4, 3, 6])
        let found = try PrincipalComponents.fit(line, count: 2, jobs: 1)
        #expect(abs(found.shares[0] - 1) < 1e-12)
        let scores = try found.project(line, jobs: 1)
        for row in 0..<4 { #expect(abs(scores.values[2 * row + 1]) < 1e-6) }
    }

    @Test func whatIsNoNumberIsRefused() throws {
        let broken = try FloatMatrix(rows: 2, columns: 2, values: [0, 1, .nan, 3])
        #expect(throws: Diagnostic.self) { try PrincipalComponents.fit(broken, count: 2, jobs: 1) }
    }
}
