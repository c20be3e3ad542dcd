import Core
import Foundation
import Testing

@Suite struct FilesTests {
    @Test func writesAndReplacesInOneStep() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("a.txt")
            try Files.write("old", to: file)
            // Whoever has the old file open goes on reading it whole: it was replaced, not overwritten.
            let reader = try FileHandle(forReadingFrom: file)
            defer { try? reader.close() }
            try Files.write("a newer text", to: file)
            #expect(try reader.readToEnd() == Data("old".utf8))
            #expect(try Files.readText(file) == "a newer text")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
        }
    }

    @Test func leavesNothingBehindWhenItFails() throws {
        try withFolder { folder in
            let taken = folder.appendingPathComponent("taken")
            try Files.makeDirectory(taken.appendingPathComponent("inside"))
            let error = #expect(throws: Diagnostic.self) { try Files.write("text", to: taken) }
            #expect(error?.file == taken.path)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
            let nowhere = folder.appendingPathComponent("none/file")
            #expect(throws: Diagnostic.self) { try Files.write("text", to: nowhere) }
            #expect(!Files.exists(folder.appendingPathComponent("none")))
        }
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        try withFolder { folder in
            let missing = folder.appendingPathComponent("missing")
            #expect(throws: Diagnostic("no such file", file: missing.path, advice: "check the path")) {
                try Files.read(missing)
            }
            #expect(throws: Diagnostic("is a directory", file: folder.path, expected: "a file")) {
                try Files.read(folder)
            }
            let binary = folder.appendingPathComponent("binary")
            try Files.write(Data([0x61, 0xFF]), to: binary)
            #expect(throws: Diagnostic("is not valid UTF-8", file: binary.path, expected: "a text file in UTF-8")) {
                try Files.readText(binary)
            }
        }
    }

    @Test func dropsAByteOrderMark() throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("bom.txt")
            try Files.write(Data([0xEF, 0xBB, 0xBF, 0x61]), to: file)
            #expect(try Array(Files.readText(file).unicodeScalars) == ["a"])
        }
    }

    @Test func listsInByteOrder() throws {
        try withFolder { folder in
            for name in ["b", "a10", "a2", "Z", "é", ".hidden"] {
                try Files.write("", to: folder.appendingPathComponent(name))
            }
            #expect(try Files.list(folder).map(\.lastPathComponent) == ["Z", "a10", "a2", "b", "é"])
            #expect(throws: Diagnostic.self) { try Files.list(folder.appendingPathComponent("none")) }
        }
    }
}
