import Core
import Imaging

/// What a decoder makes of what lies between the codes of two queries, for a few pairs.
public struct Interpolations: Sendable {
    /// Query rows.
    public struct Pair: Sendable, Equatable {
        public var first: Int
        public var last: Int

        public init(first: Int, last: Int) {
            self.first = first
            self.last = last
        }
    }

    public var pairs: [Pair]
    /// Pictures a pair: from the first query's code to the last one's, both included.
    public var steps: Int
    /// How the pairs were chosen, in a sentence.
    public var rule: String
    /// By pair · steps + step.
    public var image: @Sendable (Int) throws -> PixelImage

    public var count: Int { pairs.count * steps }

    /// From one block of pixels, shape [pairs, steps, height, width, channels].
    public init(
        pairs: [Pair], steps: Int, rule: String, pixels: [UInt8], width: Int, height: Int, channels: Int
    ) throws {
        let (count, isTooMuch) = pairs.count.multipliedReportingOverflow(by: steps)
        guard steps > 1, !isTooMuch else { throw Diagnostic("\(steps) pictures a pair", expected: "at least 2") }
        let block = try PictureBlock(
            pixels, count: count, width: width, height: height, channels: channels, what: "pictures")
        self.pairs = pairs
        self.steps = steps
        self.rule = rule
        image = { try block.picture($0, name: "picture") }
    }
}
