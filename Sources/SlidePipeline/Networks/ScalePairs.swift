import Arrays
import Core
import Datasets
import Foundation
import Imaging

/// Pairs of tiles, one upon the other as six channels, and the scales of both.
///
/// Whether the two are equal alone is an exclusive-or of unlike textures, which a network learns in a million steps and not
/// in the hundreds that two cores allow (tried: the loss stays at that of guessing). Told which the two scales are, it
/// learns in hundreds, and the chance that they are equal is the sum of its chances for equal pairs.
///
/// As Veshkin and Khvostikov sample them: the partner's scale is drawn from the K scales and K − 1 further copies of the
/// tile's own, so that a pair is of one scale with a chance of K / (2K − 1). Of its scale, the partner is any tile or, for
/// a share of the pairs, one of the same class: of two textures of one kind the larger is easily told, and what tells
/// scales of unlike textures is learnt from there. Without such pairs a network that sees a few hundred steps, and not a
/// million, learns nothing.
struct ScalePairs: ImageDataset {
    let card: DatasetCard
    let shape: ImageShape
    /// One for each pair of scales: `first · scales + second`.
    let classes: [String]
    private let tiles: TileDataset
    private let pairs: [(first: Int, second: Int)]
    private let known: LabelMatrix
    private let none: LabelMatrix

    init(_ tiles: TileDataset, scales: Int, count: Int, sameClass: Double, seed: UInt64) throws {
        self.tiles = tiles
        shape = ImageShape(height: tiles.shape.height, width: tiles.shape.width, channels: 6)
        let byScale = tiles.rows(ofScales: scales)
        let present = byScale.indices.filter { byScale[$0].count > 1 }
        guard present.count > 1 else {
            throw Diagnostic(
                "tiles of \(present.count) scales to learn scales from", expected: "two or more",
                advice: "add scales, or leave `scale_network` out")
        }
        let byClass = Dictionary(grouping: byScale.joined()) { [tiles.scale(of: $0), tiles.classIndex(of: $0)] }
        var random = SeededRandom(seed: seed)
        var pairs: [(first: Int, second: Int)] = []
        for _ in 0..<count {
            let own = present[random.below(present.count)]
            let draw = random.below(2 * present.count - 1)
            let other = draw < present.count ? present[draw] : own
            let first = byScale[own][random.below(byScale[own].count)]
            let kin = tiles.classIndex(of: first) >= 0 ? byClass[[other, tiles.classIndex(of: first)]] ?? [] : []
            let pool = random.uniform() < sameClass && !kin.isEmpty ? kin : byScale[other]
            let second = pool[random.below(pool.count)]
            pairs.append((first, second))
        }
        self.pairs = pairs
        var card = tiles.card
        card.text += "\npairs of scales \(count) \(seed) \(sameClass)"
        self.card = card
        classes = (0..<scales * scales).map { "\($0 / scales) and \($0 % scales)" }
        known = try LabelMatrix(
            single: pairs.map { tiles.scale(of: $0.first) * scales + tiles.scale(of: $0.second) },
            classes: classes.count)
        none = try LabelMatrix(rows: 0, classes: classes.count, values: [])
    }

    var inputFiles: [URL] { [] }

    func count(_ split: Split) -> Int { split == .database ? pairs.count : 0 }
    func labels(_ split: Split) -> LabelMatrix { split == .database ? known : none }
    func identifier(_ split: Split, _ row: Int) -> String { "pair \(row)" }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        let one = try tiles.pixels(.database, rows.map { pairs[$0].first })
        let other = try tiles.pixels(.database, rows.map { pairs[$0].second })
        return Self.stacked(one, other)
    }

    /// RGB and RGB → six channels a pixel.
    static func stacked(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 2 * one.count) { buffer, filled in
            for pixel in 0..<min(one.count, other.count) / 3 {
                for channel in 0..<3 {
                    buffer[6 * pixel + channel] = one[3 * pixel + channel]
                    buffer[6 * pixel + 3 + channel] = other[3 * pixel + channel]
                }
            }
            filled = min(one.count, other.count) / 3 * 6
        }
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try checkRows(split, [row])
        return try tiles.thumbnail(.database, pairs[row].first, edge: edge)
    }
}
