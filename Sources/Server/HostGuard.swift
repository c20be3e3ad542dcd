import Foundation

/// Refuses requests that name a host this server does not answer for.
///
/// A web page elsewhere can make a browser resolve its own name to 127.0.0.1 and then read what this server
/// says (DNS rebinding). The browser still sends that name in `Host`, so only known names pass. Addresses pass
/// when the server listens beyond the loopback interface: rebinding needs a name.
package struct HostGuard: Sendable {
    private let names: Set<String>
    private let anyAddress: Bool

    /// - Parameter host: what the server was told to listen on.
    package init(host: String) {
        names = ["localhost", "127.0.0.1", "[::1]", Self.bracketed(host.lowercased())]
        anyAddress = !["localhost", "127.0.0.1", "::1"].contains(host.lowercased())
    }

    /// - Parameter authority: the `Host` header or the authority of an absolute target, with or without a port.
    package func allows(_ authority: String) -> Bool {
        guard let name = Self.name(of: authority.lowercased()) else { return false }
        return names.contains(name) || anyAddress && Self.isAddress(name)
    }

    /// Whether a request that says it comes from `origin` comes from a page of this server.
    package func allows(origin: String, authority: String) -> Bool {
        origin.lowercased() == "http://\(authority.lowercased())"
            || origin.lowercased() == "https://\(authority.lowercased())"
    }

    private static func name(of authority: String) -> String? {
        let bytes = Array(authority.utf8)
        var end = bytes.count
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), !bytes[colon...].contains(UInt8(ascii: "]")) {
            guard bytes[(colon + 1)...].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            end = colon
        }
        return end > 0 ? String(decoding: bytes[0..<end], as: UTF8.self) : nil
    }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    }

    private static func isAddress(_ name: String) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16)
        if name.hasPrefix("["), name.hasSuffix("]") {
            return inet_pton(AF_INET6, String(name.dropFirst().dropLast()), &buffer) == 1
        }
        return inet_pton(AF_INET, name, &buffer) == 1
    }
}
