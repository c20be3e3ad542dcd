import Foundation
import Server

/// A small site in a temporary folder, with a secret beside it that must never be served.
struct TestSite {
    let folder: URL
    var root: URL { folder.appendingPathComponent("site") }

    static let page = "<!DOCTYPE html><html><body><p>caf\u{E9}</p></body></html>\n"
    static let style = String(repeating: "body { color: black; }\n", count: 200)
    /// 100 000 bytes in which each position can be told from its content.
    static let binary = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("server-\(UUID().uuidString)")
        try write("site/index.html", Data(Self.page.utf8))
        try write("site/queries/00042.html", Data(Self.page.utf8))
        try write("site/queries/index.html", Data("queries".utf8))
        try write("site/assets/site.css", Data(Self.style.utf8))
        try write("site/assets/small.js", Data("1;\n".utf8))
        try write("site/images/atlas.webp", Self.binary)
        try write("site/data/site.json", Data("{}".utf8))
        try write("site/data/caf\u{E9} 1.csv", Data("a,b\r\n".utf8))
        try write("site/empty.txt", Data())
        try write("site/.hidden", Data("SECRET".utf8))
        try write("site/.git/config", Data("SECRET".utf8))
        try write("site/no-index/file.txt", Data("x".utf8))
        try write("secret.txt", Data("SECRET".utf8))
        try write("site-other/secret.txt", Data("SECRET".utf8))
        for (link, target) in [
            ("leak.txt", "../secret.txt"), ("leak", ".."), ("sibling", "../site-other"), ("etc", "/etc"),
            ("inside.css", "assets/site.css"), ("dangling", "nowhere"), ("loop", "loop"),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: root.appendingPathComponent(link).path, withDestinationPath: target)
        }
    }

    func write(_ path: String, _ data: Data) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url, options: .atomic)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Runs a server on a free port for the length of `body`.
func withServer(
    search: (any SearchService)? = nil, regions: (any RegionService)? = nil, watch: Bool = false,
    limits: ServerLimits = ServerLimits(),
    _ body: (TestSite, ServerAddress, VitrineServer) async throws -> Void
) async throws {
    let site = try TestSite()
    defer { site.remove() }
    let server = try VitrineServer(
        root: site.root, port: 0, search: search, regions: regions, watch: watch, limits: limits)
    let (ready, signal) = AsyncStream<ServerAddress>.makeStream()
    let running = Task {
        defer { signal.finish() }
        try await server.run(handlingSignals: false) { signal.yield($0) }
    }
    var addresses = ready.makeAsyncIterator()
    guard let address = await addresses.next() else { return try await running.value }
    do {
        try await body(site, address, server)
    } catch {
        server.stop()
        try? await running.value
        throw error
    }
    server.stop()
    try await running.value
}
