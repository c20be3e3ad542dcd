import Core
import Foundation

/// One value of the header: a tensor, or the text under `__metadata__`.
private enum HeaderValue: Codable {
    case tensor(type: String, shape: [Int], offsets: [Int])
    case metadata([String: String])

    enum Key: String, CodingKey {
        case dtype, shape
        case offsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
        if decoder.codingPath.last?.stringValue == "__metadata__" {
            self = try .metadata(decoder.singleValueContainer().decode([String: String].self))
            return
        }
        let values = try decoder.container(keyedBy: Key.self)
        self = try .tensor(
            type: values.decode(String.self, forKey: .dtype), shape: values.decode([Int].self, forKey: .shape),
            offsets: values.decode([Int].self, forKey: .offsets))
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .metadata(let text):
            var values = encoder.singleValueContainer()
            try values.encode(text)
        case .tensor(let type, let shape, let offsets):
            var values = encoder.container(keyedBy: Key.self)
            try values.encode(type, forKey: .dtype)
            try values.encode(shape, forKey: .shape)
            try values.encode(offsets, forKey: .offsets)
        }
    }
}

extension Safetensors {
    /// The longest header that is read: what the format's own reader allows.
    static let longestHeader = 100_000_000

    /// The file's bytes: names in order, the header padded with spaces to a multiple of eight.
    public func encoded() throws -> Data {
        var header: [String: HeaderValue] = [:]
        var body = Data()
        for name in tensors.keys.sorted() {
            guard let entry = tensors[name] else { continue }
            let start = body.count
            body.append(entry.bytes)
            header[name] = .tensor(type: entry.type.safetensorsName, shape: entry.shape, offsets: [start, body.count])
        }
        if !metadata.isEmpty { header["__metadata__"] = .metadata(metadata) }
        var text = try JSON.encode(header, pretty: false)
        text.removeLast()
        text.append(contentsOf: [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8))
        var data = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Data($0) }
        data.append(text)
        data.append(body)
        return data
    }

    /// Reads a file's bytes.
    /// - Throws: `Diagnostic` naming `file` for a header that is cut short or damaged, an unknown element type, arrays
    ///   that do not fit their shapes, and arrays that overlap, leave holes or run past the end.
    public static func parse(_ data: Data, file: String) throws -> Safetensors {
        let data = data.startIndex == 0 ? data : Data(data)
        guard data.count >= 8 else {
            throw Diagnostic("is not a safetensors file: it has \(data.count) bytes", file: file)
        }
        let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(longestHeader), Int(length) <= data.count - 8 else {
            throw Diagnostic(
                "is not a safetensors file, or is cut short: a header of \(length) bytes in a file of \(data.count)",
                file: file)
        }
        let start = 8 + Int(length)
        let header = try JSON.decode([String: HeaderValue].self, from: data.subdata(in: 8..<start), file: file)
        var result = Safetensors()
        var spans: [(start: Int, end: Int, name: String)] = []
        for (name, value) in header.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .metadata(let text): result.metadata = text
            case .tensor(let typeName, let shape, let offsets):
                guard let type = ElementType(safetensorsName: typeName) else {
                    throw Diagnostic(
                        "tensor `\(name)` has elements of type `\(typeName)`", file: file,
                        expected: "one of \(ElementType.allCases.map(\.safetensorsName).joined(separator: ", "))")
                }
                guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= data.count - start,
                    Entry.size(type, shape) == offsets[1] - offsets[0]
                else {
                    throw Diagnostic(
                        "tensor `\(name)` with shape \(shape) cannot lie at bytes \(offsets) of \(data.count - start)",
                        file: file, advice: "the file is damaged or cut short: copy or write it again")
                }
                spans.append((offsets[0], offsets[1], name))
                let bytes = data.subdata(in: start + offsets[0]..<start + offsets[1])
                result.tensors[name] = try Entry(type: type, shape: shape, bytes: bytes)
            }
        }
        try checkCoverage(spans, size: data.count - start, file: file)
        return result
    }

    private static func checkCoverage(
        _ spans: [(start: Int, end: Int, name: String)], size: Int, file: String
    ) throws {
        var position = 0
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            guard span.start == position else {
                throw Diagnostic(
                    "tensor `\(span.name)` begins at byte \(span.start)", file: file, expected: "byte \(position)")
            }
            position = span.end
        }
        guard position == size else {
            throw Diagnostic(
                "\(size - position) bytes after the last tensor", file: file, advice: "write the file again")
        }
    }
}
