import Core
import Foundation
import Imaging
import Testing

@Suite struct LibraryMessageTests {
    @Test func foldersAreTakenOutOfMessages() {
        let paths = ["/home/someone/private slides/a.tif", "/home/someone/a.out", "c.tif"]
        let text =
            "VipsForeignLoad: file \"/home/someone/private slides/a.tif\" is cut; /home/someone/a.out: c.tif, 3/4 of a.tif"
        #expect(
            LibraryMessage.withoutFolders(text, of: paths)
                == "VipsForeignLoad: file \"a.tif\" is cut; a.out: c.tif, 3/4 of a.tif")
        // The root is no folder to hide.
        #expect(LibraryMessage.withoutFolders("/a.tif: 1/2", of: ["/a.tif"]) == "/a.tif: 1/2")
        #expect(LibraryMessage.withoutFolders("", of: []) == "")
    }

    /// A file that libvips names by its whole path when it fails.
    @Test func errorsOfLibvipsNameNoFolder() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("vitrine secret \(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        var compared = 0
        for (name, head) in [("a.tif", "II*\0"), ("b.png", "\u{89}PNG\r\n\u{1A}\n"), ("c.jpg", "\u{FF}\u{D8}\u{FF}")] {
            let file = folder.appendingPathComponent(name)
            let bytes = head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            try Data(bytes + [UInt8](repeating: 7, count: 600)).write(to: file)
            for attempt in [
                { _ = try TiledTIFF.head(file) },
                { try TiledTIFF().write(image: file, to: folder.appendingPathComponent("out.tif")) },
            ] {
                let error = try #require(throws: Diagnostic.self) { try attempt() }
                #expect(!error.message.contains(folder.path), "\(name): \(error.message)")
                #expect(error.file == file.path)
                compared += 1
            }
        }
        #expect(compared == 6)
    }
}
