import Server
import Testing

@Suite struct PreconditionsTests {
    @Test(
        arguments: [
            (nil, false), ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("*", true), (" \"a\" ", true),
            ("\"b\"", false), ("a", false), ("", false), (",,", false),
        ] as [(String?, Bool)])
    func matchesTags(header: String?, expected: Bool) {
        #expect(Preconditions.matches(header, tag: "\"a\"") == expected)
    }

    @Test(
        arguments: [
            (nil, false), ("gzip", true), ("GZIP", true), ("gzip, br", true), ("br;q=1, gzip;q=0.5", true),
            ("gzip;q=0", false), ("gzip; q=0.0, *", false), ("*", true), ("*;q=0", false), ("identity", false),
            ("", false), ("gzipped", false), ("gzip;q=x", false),
        ] as [(String?, Bool)])
    func negotiatesGzip(header: String?, expected: Bool) {
        #expect(Preconditions.acceptsGzip(header) == expected)
    }
}
