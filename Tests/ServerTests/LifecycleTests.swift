import Core
import Foundation
import Server
import Testing

@Suite(.serialized) struct LifecycleTests {
    @Test func portInUse() async throws {
        try await withServer { site, address, _ in
            let second = try VitrineServer(root: site.root, port: address.port)
            let problem = await #expect(throws: Diagnostic.self) { try await second.run(handlingSignals: false) }
            #expect(problem?.message == "port \(address.port) is already in use")
            #expect(problem?.advice?.contains("--port") == true)
        }
    }

    @Test func listensOnTheLoopbackInterfaceOnly() async throws {
        try await withServer { _, address, _ in
            #expect(address.host == "127.0.0.1")
            #expect(address.url == "http://127.0.0.1:\(address.port)/")
            let port = String(address.port, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: 4 - port.count) + port
            // The table may miss a line while sockets come and go beside this test.
            var listening: [Substring] = []
            for _ in 0..<50 where listening.isEmpty {
                let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
                // State 0A is LISTEN; 0100007F is 127.0.0.1.
                listening = table.split(separator: "\n").filter { $0.contains(":\(padded) 00000000:0000 0A") }
            }
            #expect(listening.count == 1)
            #expect(listening.allSatisfy { $0.contains("0100007F:\(padded)") })
        }
    }

    @Test func refusesBadAddressesAndRoots() throws {
        let site = try TestSite()
        defer { site.remove() }
        #expect(throws: Diagnostic.self) { try VitrineServer(root: site.root, host: "no-address", port: 0) }
        #expect(throws: Diagnostic.self) { try VitrineServer(root: site.root, host: "::zz", port: 0) }
        let missing = #expect(throws: Diagnostic.self) {
            try VitrineServer(root: site.folder.appendingPathComponent("none"), port: 0)
        }
        #expect(missing?.message == "no such folder")
        let file = #expect(throws: Diagnostic.self) {
            try VitrineServer(root: site.root.appendingPathComponent("index.html"), port: 0)
        }
        #expect(file?.message == "is not a folder")
    }

    @Test func stopsSoonWithConnectionsOpen() async throws {
        var limits = ServerLimits()
        limits.reloadSeconds = 120
        let time = try await measured {
            try await withServer(watch: true, limits: limits) { _, address, server in
                let idle = try RawClient(address)
                let waiting = try RawClient(address)
                let state = try await ask(address, "/-/reload").text
                let token = state.split(separator: "\"").dropFirst(2).first ?? ""
                try await waiting.send("GET /-/reload?token=\(token) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                try await Task.sleep(for: .milliseconds(100))
                server.stop()
                #expect(try await idle.isClosed())
            }
        }
        // Well before the page that waits would have had its answer.
        #expect(time < .seconds(60))
    }

    @Test func cancellingTheTaskStops() async throws {
        let site = try TestSite()
        defer { site.remove() }
        let server = try VitrineServer(root: site.root, port: 0)
        let running = Task { try await server.run(handlingSignals: false) }
        while server.address == nil { try await Task.sleep(for: .milliseconds(10)) }
        running.cancel()
        try await running.value
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func signalsStop(number: Int32) async throws {
        let site = try TestSite()
        defer { site.remove() }
        let server = try VitrineServer(root: site.root, port: 0)
        let running = Task { try await server.run() }
        while server.address == nil { try await Task.sleep(for: .milliseconds(10)) }
        kill(getpid(), number)
        try await running.value
    }

    @Test func runsOnce() async throws {
        try await withServer { _, _, server in
            await #expect(throws: Diagnostic.self) { try await server.run(handlingSignals: false) }
        }
    }

    private func measured(_ body: () async throws -> Void) async throws -> Duration {
        let start = ContinuousClock.now
        try await body()
        return start.duration(to: .now)
    }
}
