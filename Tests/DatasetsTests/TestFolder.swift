import Core
import Datasets
import Foundation
import Imaging

/// A folder that is removed with the value.
final class TestFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        try Files.makeDirectory(url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func write(_ path: String, _ data: Data) throws {
        let file = url.appendingPathComponent(path)
        try Files.makeDirectory(file.deletingLastPathComponent())
        try Files.write(data, to: file)
    }

    func write(_ path: String, _ text: String) throws {
        try write(path, Data(text.utf8))
    }

    /// An image of one colour, so that a reader's pixels tell which file they come from.
    func writeImage(_ path: String, grey: UInt8, width: Int = 12, height: Int = 9) throws {
        let image = try PixelImage(width: width, height: height, filledWith: [grey, grey, grey])
        try write(path, try ImageCodec.png(image))
    }
}

/// The mistakes that `body` reports; empty where it succeeds.
func mistakes(_ body: () throws -> Void) -> [Diagnostic] {
    do {
        try body()
        return []
    } catch let diagnostic as Diagnostic {
        return [diagnostic]
    } catch let diagnostics as Diagnostics {
        return diagnostics.all
    } catch {
        return [Diagnostic("another error: \(error)")]
    }
}
