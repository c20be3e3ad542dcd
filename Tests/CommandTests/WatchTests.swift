import Core
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `vitrine serve --watch`: a change of a template builds the site again and tells open pages; the script that asks is
/// in the served pages alone.
@Suite struct WatchTests {
    private struct State: Decodable { var token: String }

    private func get(_ address: String) async throws -> (code: Int, text: String) {
        let url = try #require(URL(string: address))
        let (data, response) = try await URLSession.shared.data(from: url)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    private func token(_ address: String, after known: String = "") async throws -> String {
        let answer = try await get("\(address)/-/reload?token=\(known)")
        return try JSONDecoder().decode(State.self, from: Data(answer.text.utf8)).token
    }

    @Test func aChangedTemplateReloadsOpenPages() async throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("vitrine-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: sources / "Site", to: folder)
        #expect(try Command.run(["build", "--quiet"], in: folder).code == 0)
        let server = try Running([Command.binary.path, "serve", "--watch", "--port", "0"], in: folder)
        let address = try await address(of: server)

        let page = try await get(address + "/")
        #expect(page.code == 200 && page.text.contains("/-/reload.js"))
        #expect(try !Files.readText(folder / "public/index.html").contains("reload.js"))
        let first = try await token(address)
        let style = folder / "Templates/assets/site.css"
        try Files.makeDirectory(style.deletingLastPathComponent())
        try Files.write("/* mine */\n", to: style)
        // The question is held until the site changes, or answered with the same token after a while: ask again.
        var next = first
        let end = ContinuousClock.now + .seconds(40)
        while next == first, ContinuousClock.now < end { next = try await token(address, after: first) }
        #expect(next != first, "the page was not told: \(server.errors)")
        #expect(try await get(address + "/assets/site.css").text == "/* mine */\n")
        for case let path as String in FileManager.default.enumerator(atPath: (folder / "public").path) ?? .init()
        where path.hasSuffix(".html") || path.hasSuffix(".js") {
            #expect(try !Files.readText(folder / "public/\(path)").contains("/-/reload"), "\(path)")
        }

        // A mistake is told on the terminal, and the site goes on as it was.
        try Files.write("{% for %}\n", to: folder / "Templates/overview.stencil")
        while !server.errors.contains("overview.stencil:1"), ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(server.errors.contains("Templates/overview.stencil:1"), "\(server.errors)")
        #expect(try await get(address + "/").code == 200)
        server.signal(SIGINT)
        #expect(server.hasEnded(within: .seconds(10)))
        #expect(try server.result().code == 0)
    }

    private func address(of server: Running) async throws -> String {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if let found = server.output.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/) { return String(found.0) }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Diagnostic("the server gave no address: \(server.output)\(server.errors)")
    }
}
