import Core
import Foundation

/// `data/<run>/encoder.js`: a run's encoder as a classic script, for `assets/encode.js`.
struct EncoderScript: Sendable {
    let slug: String
    let encoder: Data?

    private static let unknown = #"{"unavailable":"This site was made without its encoder."}"#

    /// - Throws: `Diagnostic` where the content holds something else than a JSON object.
    func file() throws -> RunFiles.File {
        let data = encoder ?? Data(Self.unknown.utf8)
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw Diagnostic("the encoder of run `\(slug)` is not a JSON object")
        }
        let json = String(decoding: data, as: UTF8.self).replacing("</", with: "<\\/").trimmed
        let script = """
            var vitrine = window.vitrine || {};
            vitrine.encoders = vitrine.encoders || {};
            vitrine.encoders["\(slug)"] = \(json);

            """
        let content =
            object["unavailable"] == nil
            ? "The encoder and the hash function, for pages to encode images with: weights in base64"
            : "Why pages cannot encode an image for this run"
        return RunFiles.File(name: "encoder.js", content: content, data: Data(script.utf8))
    }
}
