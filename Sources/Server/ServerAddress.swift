import Core
import FlyingFox
import FlyingSocks
import Foundation

/// Where a running server listens.
public struct ServerAddress: Sendable, Equatable {
    public var host: String
    public var port: UInt16

    /// `http://127.0.0.1:8000/`
    public var url: String {
        switch host {
        case "0.0.0.0", "::": "http://localhost:\(port)/"
        default: host.contains(":") ? "http://[\(host)]:\(port)/" : "http://\(host):\(port)/"
        }
    }

    /// `localhost` means 127.0.0.1 alone; other names are not looked up.
    func configuration(idleSeconds: Double) throws -> HTTPServer.Configuration {
        do {
            if host.contains(":") {
                return Self.configuration(try sockaddr_in6.inet6(ip6: host, port: port), idleSeconds)
            }
            let address = host == "localhost" ? "127.0.0.1" : host
            return Self.configuration(try sockaddr_in.inet(ip4: address, port: port), idleSeconds)
        } catch {
            throw Diagnostic(
                "`\(host)` is not an address to listen on", expected: "an IP address such as 127.0.0.1 or 0.0.0.0",
                advice: "leave the host out to listen on this machine only")
        }
    }

    private static func configuration(_ address: some SocketAddress, _ idleSeconds: Double) -> HTTPServer.Configuration
    {
        HTTPServer.Configuration(
            address: address, timeout: 90, sharedRequestBufferSize: SiteHandler.readAhead,
            sharedRequestReplaySize: SiteHandler.readAhead,
            pool: BoundedSocketPool(base: HTTPServer.defaultPool(), idleSeconds: idleSeconds), logger: .disabled)
    }

    func failure(_ error: any Error) -> Diagnostic {
        if case SocketError.failed(_, let code, let message) = error {
            switch code {
            case EADDRINUSE:
                return Diagnostic(
                    "port \(port) is already in use", advice: "choose another with --port, or --port 0 for any free one"
                )
            case EACCES:
                return Diagnostic("port \(port) may not be used: \(message)", advice: "choose a port above 1023")
            case EADDRNOTAVAIL:
                return Diagnostic("this machine has no address \(host)", advice: "leave the host out")
            default:
                return Diagnostic("the server cannot listen on \(host) port \(port): \(message)")
            }
        }
        return Diagnostic("the server stopped: \(error)")
    }
}
