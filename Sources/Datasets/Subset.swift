import Core

/// Draws the rows of a limited split.
enum Subset {
    /// `limit` of `count` rows in ascending order, drawn by the card's seed; all of them without a limit. A
    /// larger limit takes other rows, but the same seed and limit always the same.
    static func rows(_ count: Int, of split: Split, card: DatasetCard) -> [Int] {
        guard let limit = card.limit[split], limit < count else { return Array(0..<count) }
        var random = SeededRandom(seed: card.seed &* 2 &+ (split == .query ? 1 : 0))
        return random.permutation(count).prefix(limit).sorted()
    }
}
