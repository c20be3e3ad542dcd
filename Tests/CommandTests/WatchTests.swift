import Core
import Dispatch
import Foundation
import Synchronization
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `vitrine serve --watch`: a change of a template builds the site again and tells open pages; the script that asks is
/// in the served pages alone.
@Suite struct WatchTests {
    private struct State: Decodable { var token: String }

    /// Not `await`: the other tests wait for processes on the threads that would take it up again.
    private func get(_ address: String) throws -> (code: Int, text: String) {
        let url = try #require(URL(string: address))
        let answer = Mutex<(code: Int, text: String)?>(nil)
        let done = DispatchSemaphore(value: 0)
        URLSession.shared.dataTask(with: url) { data, response, _ in
            let code = (response as? HTTPURLResponse)?.statusCode ?? 0
            answer.withLock { $0 = (code, String(decoding: data ?? Data(), as: UTF8.self)) }
            done.signal()
        }.resume()
        _ = done.wait(timeout: .now() + 60)
        return try #require(answer.withLock { $0 }, "no answer from \(address)")
    }

    private func token(_ address: String, after known: String = "") throws -> String {
        let answer = try get("\(address)/-/reload?token=\(known)")
        return try JSONDecoder().decode(State.self, from: Data(answer.text.utf8)).token
    }

    @Test func aChangedTemplateReloadsOpenPages() throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("vitrine-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: sources / "Site", to: folder)
        #expect(try Command.run(["build", "--quiet"], in: folder).code == 0)
        let server = try Running([Command.binary.path, "serve", "--watch", "--port", "0"], in: folder)
        let address = try address(of: server)

        let page = try get(address + "/")
        #expect(page.code == 200 && page.text.contains("/-/reload.js"))
        #expect(try !Files.readText(folder / "public/index.html").contains("reload.js"))
        let first = try token(address)
        let style = folder / "Templates/assets/site.css"
        try Files.makeDirectory(style.deletingLastPathComponent())
        try Files.write("/* mine */\n", to: style)
        // The question is held until the site changes, or answered with the same token after a while: ask again.
        var next = first
        let end = ContinuousClock.now + .seconds(90)
        while next == first, ContinuousClock.now < end { next = try token(address, after: first) }
        #expect(next != first, "the page was not told: \(server.errors)")
        #expect(try get(address + "/assets/site.css").text == "/* mine */\n")
        for case let path as String in FileManager.default.enumerator(atPath: (folder / "public").path) ?? .init()
        where path.hasSuffix(".html") || path.hasSuffix(".js") {
            #expect(try !Files.readText(folder / "public/\(path)").contains("/-/reload"), "\(path)")
        }

        // A mistake is told on the terminal, and the site goes on as it was.
        try Files.write("{% for %}\n", to: folder / "Templates/overview.stencil")
        while !server.errors.contains("overview.stencil:1"), ContinuousClock.now < end {
            usleep(50_000)
        }
        #expect(server.errors.contains("Templates/overview.stencil:1"), "\(server.errors)")
        #expect(try get(address + "/").code == 200)
        server.signal(SIGINT)
        #expect(server.hasEnded(within: .seconds(10)))
        #expect(try server.result().code == 0)
    }

    private func address(of server: Running) throws -> String {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if let found = server.output.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/) { return String(found.0) }
            usleep(20_000)
        }
        throw Diagnostic("the server gave no address: \(server.output)\(server.errors)")
    }
}
