import Core
import Foundation
import Handover

/// A folder that goes away with the test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let name = "vitrine-handover-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(name)
    try Files.makeDirectory(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Writes a site of these files with its manifest.
func writeSite(_ files: [String: Data], to folder: URL) throws {
    for (path, data) in files {
        let url = folder.appendingPathComponent(path)
        try Files.makeDirectory(url.deletingLastPathComponent())
        try Files.write(data, to: url)
    }
    let manifest = SiteManifest(
        files: files.map { .init(path: $0.key, bytes: $0.value.count, sha256: Digest.sha256($0.value)) })
    try Files.makeDirectory(folder.appendingPathComponent("data"))
    try Files.write(manifest.data(), to: folder.appendingPathComponent(SiteManifest.path))
}

/// Bytes that no packer makes smaller.
func noise(_ count: Int, seed: UInt64) -> Data {
    var random = SeededRandom(seed: seed)
    var data = Data(capacity: count + 8)
    while data.count < count { withUnsafeBytes(of: random.next()) { data.append(contentsOf: $0) } }
    return data.prefix(count)
}

/// Changes some bytes, cuts, repeats and inserts, as a damaged or hostile file may have it.
func damaged(_ data: Data, _ random: inout SeededRandom) -> Data {
    var bytes = [UInt8](data)
    for _ in 0...random.below(4) where !bytes.isEmpty {
        let place = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(8)))
        case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + random.below(16))], at: place)
        default: bytes.removeLast(bytes.count - place)
        }
    }
    return Data(bytes)
}

/// What was thrown, as text.
func message(_ body: () throws -> Void) -> String {
    do {
        try body()
        return ""
    } catch {
        return "\(error)"
    }
}
