import Core
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Shows a site on this machine and answers searches for new images.
///
///     let server = try VitrineServer(root: site, port: 8000, search: service)
///     try await server.run { print("serving \($0.url)") }      // until SIGINT, SIGTERM or stop()
///
/// A local server: it listens on the loopback interface unless told otherwise and answers for known host names
/// only. For anything public, copy the site to a web server or put a proxy in front.
public final class VitrineServer: Sendable {
    private struct State {
        var started = false
        var stopping = false
        var address: ServerAddress?
        var wake: AsyncStream<Void>.Continuation?
    }

    private let wanted: ServerAddress
    private let root: URL
    private let search: (any SearchService)?
    private let regions: (any RegionService)?
    private let watcher: SiteWatcher?
    private let limits: ServerLimits
    private let log: (@Sendable (ServerLogEntry) -> Void)?
    private let state = Mutex(State())

    /// - Parameters:
    ///   - root: the folder of a built site.
    ///   - host: an IP address, or `localhost`.
    ///   - port: 0 takes any free port.
    ///   - search: nil serves the files alone.
    ///   - watch: reload pages in the browser when the site changes.
    ///   - log: called for each answer, from any thread.
    /// - Throws: `Diagnostic` when `root` is not a folder or `host` not an address.
    public init(
        root: URL, host: String = "127.0.0.1", port: UInt16 = 8000, search: (any SearchService)? = nil,
        regions: (any RegionService)? = nil,
        watch: Bool = false, limits: ServerLimits = ServerLimits(), log: (@Sendable (ServerLogEntry) -> Void)? = nil
    ) throws {
        guard Files.isDirectory(root) else {
            throw Diagnostic(
                Files.exists(root) ? "is not a folder" : "no such folder", file: root.path,
                expected: "the folder of a built site", advice: "run `vitrine build` first")
        }
        wanted = ServerAddress(host: host, port: port)
        _ = try wanted.configuration(idleSeconds: limits.idleSeconds)
        self.root = root
        self.search = search
        self.regions = regions
        watcher = watch ? SiteWatcher(root: root) : nil
        self.limits = limits
        self.log = log
    }

    /// Where the server listens; nil before it does.
    public var address: ServerAddress? {
        state.withLock { $0.address }
    }

    /// Serves until `stop()`, a signal or the cancellation of the task, then returns.
    ///
    /// - Parameters:
    ///   - handlingSignals: take SIGINT and SIGTERM as a wish to stop.
    ///   - onReady: called once, when connections are accepted.
    /// - Throws: `Diagnostic` when the port is in use or may not be used.
    public func run(
        handlingSignals: Bool = true, onReady: @escaping @Sendable (ServerAddress) -> Void = { _ in }
    ) async throws {
        let first = state.withLock { state in
            defer { state.started = true }
            return !state.started
        }
        guard first else { throw Diagnostic("a server runs once; make another") }
        // FlyingFox writes with write(2): a client that hangs up would end the process.
        signal(SIGPIPE, SIG_IGN)
        Self.raiseFileLimit()
        let signals = handlingSignals ? StopSignals() : nil
        let listener = Task { [self] in
            while let signals, !Task.isCancelled {
                if signals.isRaised { return requestStop() }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        defer {
            listener.cancel()
            signals?.restore()
        }

        var failures = 0
        while !isStopping {
            do {
                try await serve(onReady)
            } catch {
                if isStopping || Task.isCancelled { break }
                // Accepting fails when file descriptors run out, and FlyingFox then gives up altogether.
                failures += 1
                let bound = address
                if bound == nil || failures > 1000 { throw (bound ?? wanted).failure(error) }
                try? await Task.sleep(for: .milliseconds(200))
            }
            if Task.isCancelled { break }
        }
    }

    /// Ends `run()`: no new connections, and a moment for answers under way.
    public func stop() {
        requestStop()
    }

    private var isStopping: Bool {
        state.withLock { $0.stopping }
    }

    private func requestStop() {
        state.withLock { state in
            state.stopping = true
            state.wake?.finish()
        }
    }

    private func serve(_ onReady: @escaping @Sendable (ServerAddress) -> Void) async throws {
        let configuration = try (address ?? wanted).configuration(idleSeconds: limits.idleSeconds)
        let server = HTTPServer(config: configuration, handler: makeHandler())
        let (wakes, wake) = AsyncStream<Void>.makeStream()
        state.withLock { state in
            state.wake = wake
            if state.stopping { wake.finish() }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { [self] in
                try await server.waitUntilListening(timeout: 30)
                await announce(server, onReady)
                for await _ in wakes {}
                await server.stop(timeout: 0.3)
            }
            if let watcher {
                group.addTask { [limits] in await watcher.run(every: limits.watchSeconds) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func announce(_ server: HTTPServer, _ onReady: @Sendable (ServerAddress) -> Void) async {
        let port: UInt16? =
            switch await server.listeningAddress {
            case .ip4(_, let port), .ip6(_, let port): port
            default: nil
            }
        guard let port else { return }
        let address = ServerAddress(host: wanted.host, port: port)
        let isFirst = state.withLock { state in
            defer { state.address = address }
            return state.address == nil
        }
        if isFirst { onReady(address) }
    }

    private func makeHandler() -> SiteHandler {
        let guardian = HostGuard(host: wanted.host)
        return SiteHandler(
            limits: limits, guardian: guardian,
            files: StaticResponder(files: SiteFiles(root: root), watcher: watcher),
            search: SearchEndpoint(
                service: search, regions: regions, limits: limits, guardian: guardian, watches: watcher != nil),
            reload: watcher.map { watcher in
                ReloadEndpoint(watcher: watcher, seconds: limits.reloadSeconds, isStopping: { [self] in isStopping })
            },
            log: log)
    }

    private static func raiseFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 8192))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
