import Foundation
import Slides
import Testing

@Suite struct StatisticsTests {
    func tile(_ edge: Int, _ colour: (_ x: Int, _ y: Int) -> [Int]) -> [UInt8] {
        (0..<edge).flatMap { y in (0..<edge).flatMap { x in colour(x, y).map { UInt8(truncatingIfNeeded: $0) } } }
    }

    func expect(_ found: [Float], _ expected: [Double], _ sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(found.count == 12 && expected.count == 12, sourceLocation: sourceLocation)
        for (index, (one, two)) in zip(found, expected).enumerated() {
            let error = abs(Double(one) - two)
            #expect(error <= 2e-6 * max(1, abs(two)), "\(TileStatistics.names[index])", sourceLocation: sourceLocation)
        }
    }

    /// From scikit-image 0.26 (rgb2gray, graycomatrix with distance 5, angle 0, 256 levels, symmetric and normed,
    /// graycoprops) and SciPy 1.17 (skew, kurtosis, entropy) on the same tiles.
    @Test func asScikitImageAndSciPyHaveThem() {
        expect(
            TileStatistics.values(tile(224) { x, y in [x * 7 + y * 13, x * y, x * x + 3 * y] }, edge: 224),
            [
                125.575076, 55.9870653, 0.445845364, 0.00209733158, -0.997517416, 10.7151958, 5948.37739, 62.510172,
                0.0158893334, 3.41322678e-05, 0.00584228276, 0.0480940037,
            ])
        expect(
            TileStatistics.values(
                tile(224) { x, y in
                    let stripe = x / 9 + y / 5
                    return [200 + stripe % 40, 120 + stripe % 60, 180 + (3 * x + y) % 50]
                }, edge: 224),
            [
                169.860252, 10.644636, 0.0626670214, -0.450731087, -0.562703128, 10.8213068, 11.9593322, 1.97506931,
                0.294425451, 0.00630969746, 0.0794336041, 0.946712289,
            ])
        expect(
            TileStatistics.values(
                tile(31) { x, y in [(x * y) % 64 + (y > 20 ? 150 : 0), x / 4 * 8, 255 - x * y % 32] }, edge: 31),
            [
                52.8355879, 20.6889662, 0.391572556, 0.281148047, -0.645531939, 6.78945028, 84.6029777, 7.91563275,
                0.0875008359, 0.00118681846, 0.0344502317, 0.890797463,
            ])
        // Narrower than twice the distance: pixels in the middle are in no pair at all.
        expect(
            TileStatistics.values(tile(8) { x, y in [36 * x, 36 * y, 128] }, edge: 8),
            [
                126.140625, 61.8225452, 0.490108125, 0.000270730262, -1.05165769, 4.02559706, 1479.29167, 38.4583333,
                0.000675994677, 0.0208333333, 0.144337567, 0.811324845,
            ])
    }

    /// The example of scikit-image's documentation: contrast 0.58333333 at distance 1 and 1.25 at distance 2.
    @Test func theDocumentedExample() {
        let image: [UInt8] = [0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3]
        for (distance, contrast) in [(1, 0.58333333), (2, 1.25)] {
            let values = image.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { TileStatistics.values(grey: $0, width: 4, height: 4, distance: distance) }
                    ?? []
            }
            #expect(values.count == 12 && abs(Double(values[6]) - contrast) < 1e-7)
        }
    }

    @Test func whereAFormulaDividesByNothing() {
        let black = TileStatistics.values(tile(16) { _, _ in [0, 0, 0] }, edge: 16)
        #expect(black == [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
        // Every pixel the same share: the entropy is that of 256 equal ones.
        let white = TileStatistics.values(tile(16) { _, _ in [255, 255, 255] }, edge: 16)
        expect(white, [255, 0, 0, 0, 0, log(256), 0, 0, 1, 1, 1, 1])
        // Without a pair there is no co-occurrence, and scikit-image's correlation is 1.
        let narrow = TileStatistics.values(tile(4) { x, _ in [x * 60, x * 60, x * 60] }, edge: 4)
        #expect(narrow[6...] == [0, 0, 0, 0, 0, 1] && narrow.allSatisfy { $0.isFinite })
        #expect(TileStatistics.values([1, 2, 3], edge: 2) == [Float](repeating: 0, count: 12))
        #expect(TileStatistics.names.count == 12 && Set(TileStatistics.names).count == 12)
    }
}
