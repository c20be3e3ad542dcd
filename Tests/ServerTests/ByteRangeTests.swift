import Server
import Testing

@Suite struct ByteRangeTests {
    @Test(
        arguments: [
            (nil, .whole), ("bytes=0-99", .part(0..<100)), ("bytes=0-0", .part(0..<1)),
            ("bytes=900-", .part(900..<1000)),
            ("bytes=-100", .part(900..<1000)), ("bytes=-5000", .part(0..<1000)), ("bytes=999-5000", .part(999..<1000)),
            ("bytes=0-99999999999999999999999", .part(0..<1000)), ("Bytes = 1-2", .part(1..<3)),
            ("bytes=1000-", .unsatisfiable), ("bytes=99999999999999999999999-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=5-4", .whole), ("bytes=0-1,5-6", .whole), ("bytes=-", .whole),
            ("bytes=a-b", .whole), ("bytes=1-2-3", .whole), ("items=0-1", .whole), ("bytes", .whole), ("", .whole),
            ("bytes=+1-2", .whole), ("bytes=-9223372036854775808", .part(0..<1000)),
        ] as [(String?, ByteRange)])
    func parses(header: String?, expected: ByteRange) {
        #expect(ByteRange(header, size: 1000) == expected)
    }

    @Test(arguments: ["bytes=0-", "bytes=-1", "bytes=0-0"])
    func emptyFile(header: String) {
        #expect(ByteRange(header, size: 0) == .unsatisfiable)
    }
}
