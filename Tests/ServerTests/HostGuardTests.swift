import Server
import Testing

@Suite struct HostGuardTests {
    @Test(arguments: [
        ("localhost", true), ("LOCALHOST:8000", true), ("127.0.0.1:1", true), ("[::1]:80", true), ("[::1]", true),
        ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example:8000", false), ("", false),
        (":80", false), ("192.168.0.1", false), ("localhost:80:80", false), ("localhost:x", false), ("[::1", false),
        ("user@localhost", false),
    ])
    func loopback(authority: String, expected: Bool) {
        #expect(HostGuard(host: "127.0.0.1").allows(authority) == expected)
    }

    @Test(arguments: [
        ("192.168.0.7:8000", true), ("[fe80::1]:8000", true), ("localhost", true), ("evil.example", false),
    ])
    func everywhere(authority: String, expected: Bool) {
        #expect(HostGuard(host: "0.0.0.0").allows(authority) == expected)
    }
}
