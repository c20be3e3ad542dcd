import Arrays
import Core
import Foundation
import Testing

@Suite struct MatrixTests {
    @Test func rowsAndShape() throws {
        let matrix = try FloatMatrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
        #expect(Array(matrix.row(1)) == [4, 5, 6])
        #expect(throws: Diagnostic.self) { try FloatMatrix(rows: 2, columns: 3, values: [1]) }
        #expect(throws: Diagnostic.self) { try FloatMatrix(rows: .max, columns: 2, values: []) }
        #expect(throws: Diagnostic.self) { try FloatMatrix(rows: -1, columns: -1, values: [1]) }
    }

    @Test func floatFiles() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("m.npy")
            try Files.write(NumPyFiles.float32, to: file)
            let matrix = try FloatMatrix(npy: file)
            #expect(matrix.values == [0.5, -1.25, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
            try matrix.write(to: file)
            #expect(try Files.read(file) == NumPyFiles.float32)

            // Further dimensions become columns, doubles become floats.
            try NPY.array([1.5, 2, 3, 4, 5, 6, 7, 8], .float64, shape: [2, 2, 2]).write(to: file)
            #expect(try FloatMatrix(npy: file) == FloatMatrix(rows: 2, columns: 4, values: [1.5, 2, 3, 4, 5, 6, 7, 8]))

            try NPY.array([0, 1, 2, Float.nan], .float32, shape: [2, 2]).write(to: file)
            let error = #expect(throws: Diagnostic.self) { try FloatMatrix(npy: file) }
            #expect(error?.message == "holds nan at row 1, column 1")
            for other in [NumPyFiles.int32, NumPyFiles.float64, NumPyFiles.int8] {
                try Files.write(other, to: file)
                #expect(throws: Diagnostic.self) { try FloatMatrix(npy: file) }
            }
        }
    }

    @Test func labels() throws {
        let single = try LabelMatrix(single: [2, 0], classes: 3)
        #expect(single.values == [0, 0, 1, 1, 0, 0])
        #expect(single.has(2, row: 0))
        #expect(!single.has(2, row: 1))
        #expect(try LabelMatrix(rows: 2, classes: 3, values: [1, 0, 1, 0, 0, 0]).labels(of: 0) == [0, 2])
        #expect(throws: Diagnostic("label 3 at row 1", expected: "a class from 0 to 2")) {
            try LabelMatrix(single: [0, 3], classes: 3)
        }
        #expect(throws: Diagnostic("label 2 at row 1, class 0", expected: "0 or 1")) {
            try LabelMatrix(rows: 2, classes: 2, values: [0, 1, 2, 0])
        }
    }

    @Test func labelFiles() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("labels.npy")
            let labels = try LabelMatrix(single: [1, 0, 2], classes: 3)
            try labels.write(to: file)
            #expect(try LabelMatrix(npy: file) == labels)
            try Files.write(NumPyFiles.bool, to: file)
            #expect(try LabelMatrix(npy: file).labels(of: 0) == [0, 2])
            for other in [NumPyFiles.int8, NumPyFiles.float32, NumPyFiles.uint8] {
                try Files.write(other, to: file)
                let error = #expect(throws: Diagnostic.self) { try LabelMatrix(npy: file) }
                #expect(error?.file == file.path)
            }
        }
    }
}
