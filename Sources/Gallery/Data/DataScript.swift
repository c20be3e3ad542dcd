import Core
import Foundation

/// Data as classic scripts that assign to the one global `vitrine`: pages opened from disk may not fetch.
package enum DataScript {
    /// `vitrine.<name> = <value as JSON>`.
    /// - Parameters:
    ///   - name: a property, or a path of them whose objects exist.
    ///   - objects: those to be made first where no other script has: `codes`.
    package static func assigning(_ value: some Encodable, to name: String, objects: [String] = []) throws -> Data {
        let json = String(decoding: try JSON.encode(value, pretty: false), as: UTF8.self)
        // JSON is JavaScript but for `</`, which could end a script element if someone inlined this.
        let safe = json.replacing("</", with: "<\\/").trimmed
        let made = objects.map { "vitrine.\($0) = vitrine.\($0) || {};\n" }.joined()
        return Data("var vitrine = window.vitrine || {};\n\(made)vitrine.\(name) = \(safe);\n".utf8)
    }

    /// Little-endian 16-bit numbers as base64.
    static func base64(_ values: [UInt16]) -> String {
        var bytes = Data(capacity: 2 * values.count)
        for value in values {
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        return bytes.base64EncodedString()
    }
}
