import Foundation

/// JSON as this project writes it: keys sorted, slashes plain, one line feed at the end, the same bytes for
/// the same value.
public enum JSON {
    /// On one line, for keys and parameters.
    public static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value, pretty: false), as: UTF8.self)
    }

    public static func encode(_ value: some Encodable, pretty: Bool = true) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(value) + Data("\n".utf8)
        } catch {
            throw Diagnostic("a value cannot be written as JSON: \(error)")
        }
    }

    /// - Parameter file: named in the error.
    public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data, file: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw Diagnostic("is not the JSON that was expected: \(error)", file: file)
        }
    }
}
