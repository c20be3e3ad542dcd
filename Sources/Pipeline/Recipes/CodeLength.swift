import Models
import Settings

/// Codes are whole bytes. A recipe that asks for others is refused when it is read, not after the training.
enum CodeLength {
    static let range = 8...1024
    private static let expected = "a multiple of 8 from 8 to 1024"

    /// The `bits` of a hash function.
    static func bits(_ hash: YAMLMapping) -> Int? {
        guard let bits = hash.int("bits", in: 1...range.upperBound) else { return nil }
        if bits % 8 != 0 { hash.report("`bits` is \(bits)", key: "bits", expected: expected, advice: advice(bits)) }
        return bits
    }

    /// A model whose latents become the code one for one needs as many of them.
    static func check(_ recipe: Recipe, in map: YAMLMapping) {
        guard case .model(let model, _) = recipe.source, model.output == .latents, recipe.hash.function != "none",
            recipe.hash.options.bits == nil, model.bits > 0, model.bits % 8 != 0 || !range.contains(model.bits)
        else { return }
        map.report(
            "`model.bits` is \(model.bits)", key: "model", expected: expected + ", as each latent becomes one bit",
            advice: advice(model.bits) + ", or name the `bits` of the hash function")
    }

    private static func advice(_ bits: Int) -> String {
        "write `bits: \(min(range.upperBound, max(range.lowerBound, (bits + 4) / 8 * 8)))`"
    }
}
