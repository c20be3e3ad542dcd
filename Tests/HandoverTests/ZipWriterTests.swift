import Arrays
import Core
import Foundation
import Handover
import Testing

@Suite struct ZipWriterTests {
    private func bytes(_ files: [PackFile], folder: String = "", jobs: Int = 1) throws -> Data {
        try withFolder { place in
            let url = place.appendingPathComponent("a.zip")
            let summary = try ZipWriter.write(files, to: url, folder: folder, jobs: jobs)
            let data = try Data(contentsOf: url)
            #expect(summary.bytes == data.count)
            #expect(try Files.list(place).map(\.lastPathComponent) == ["a.zip"])
            return data
        }
    }

    /// The bytes that Python 3.11's `zipfile` writes for a `ZipInfo("ä/b.png")` of 1980, Unix, mode 0100644.
    @Test func aStoredFileIsWrittenAsPythonDoes() throws {
        let expected =
            "504b03041400000800000000210086a61036050000000500000008000000c3a42f622e706e6768656c6c6f"
            + "504b010214031400000800000000210086a610360500000005000000080000000000000000000000a48100000000c3a42f622e706e67"
            + "504b05060000000001000100360000002b0000000000"
        let made = try bytes([PackFile(path: "ä/b.png", content: .data(Data("hello".utf8)))])
        #expect(made.map { String(format: "%02x", $0) }.joined() == expected)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let text = Data(String(repeating: "one page like another ", count: 500).utf8)
        let files = [
            PackFile(path: "z.html", content: .data(text)),
            PackFile(path: "a/noise.bin", content: .data(noise(5000, seed: 1))),
            PackFile(path: "Z.webp", content: .data(text)), PackFile(path: "empty.txt", content: .data(Data())),
        ]
        try withFolder { folder in
            let url = folder.appendingPathComponent("a.zip")
            _ = try ZipWriter.write(files, to: url, folder: "anc", jobs: 2)
            let archive = try ZipArchive(url)
            // By bytes: capital letters first.
            #expect(archive.members.map(\.name) == ["anc/Z.webp", "anc/a/noise.bin", "anc/empty.txt", "anc/z.html"])
            // Pictures are not packed again, nor what does not get smaller.
            #expect(archive.members.map(\.method) == [0, 0, 0, 8])
            #expect(archive.members.allSatisfy { $0.mode == 0o100644 && !$0.isEncrypted })
            #expect(archive.members[3].packedSize < 200)
            for (member, file) in zip(archive.members, [files[2], files[1], files[3], files[0]]) {
                var found = Data()
                try archive.unpack(member) { found.append(contentsOf: $0) }
                #expect(try found == file.read(), "\(member.name)")
            }
        }
    }

    @Test func theOrderOfFilesAndTheNumberOfJobsChangeNothing() throws {
        let files = (0..<600).map { number in
            PackFile(path: "p/\(number).html", content: .data(Data("page \(number * number)".utf8)))
        }
        let one = try bytes(files)
        #expect(try bytes(files.reversed(), jobs: 3) == one)
    }

    @Test(arguments: ["../x", "/x", "a/../../x", "a//b", "C:/x", "a\\b", "", "a/."])
    func pathsThatLeadElsewhereAreRefused(path: String) throws {
        let told = message { _ = try bytes([PackFile(path: path, content: .data(Data()))]) }
        #expect(told.contains("the path `\(path)`"), "\(told)")
    }

    @Test func aPathGivenTwiceIsRefused() {
        let file = PackFile(path: "a", content: .data(Data()))
        #expect(message { _ = try bytes([file, file]) }.contains("given twice"))
    }

    @Test func moreFilesThanAnArchiveHoldsAreRefused() {
        let files = (0...ZipWriter.mostFiles).map { PackFile(path: "\($0)", content: .data(Data())) }
        #expect(message { _ = try bytes(files) }.contains("65535 files for one zip"))
    }
}
