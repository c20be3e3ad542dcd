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
        let size = [width, height, channels].reduce(1) { $0.multipliedReportingOverflow(by: max(0, $1)).partialValue }
        guard size > 0, steps > 1, pixels.count % size == 0, pixels.count / size == pairs.count * steps else {
            throw Diagnostic(
                "\(pixels.count) bytes cannot be \(pairs.count) × \(steps) pictures of "
                    + "\(width) × \(height) × \(channels)")
        }
        self.pairs = pairs
        self.steps = steps
        self.rule = rule
        image = { number in
            guard number >= 0, number < pixels.count / size else { throw Diagnostic("there is no picture \(number)") }
            return try PixelImage(
                width: width, height: height, channels: channels,
                pixels: Array(pixels[number * size..<(number + 1) * size]))
        }
    }
}
