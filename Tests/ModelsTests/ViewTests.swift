import Core
import Models
import Testing
import Torch

@Suite struct ViewTests {
    static func images(_ count: Int) throws -> Tensor { try Tensor.rand([count, 1, 8, 8], seed: 5) }

    @Test func noneChangesNothing() throws {
        var random = SeededRandom(seed: 1)
        let images = try Self.images(3)
        #expect(
            try Views(specification: .none, flips: false).apply(images, random: &random).values() == images.values())
    }

    @Test func flipMirrorsAboutHalf() throws {
        var random = SeededRandom(seed: 1)
        let images = try Self.images(200)
        let views = try Views(specification: .none, flips: true).apply(images, random: &random)
        let mirrored = try images.flipped([3])
        // Each image is itself or its mirror image, up to the rounding of the resampling.
        let kept = try (views - images).absolute().largest([1, 2, 3]).values()
        let turned = try (views - mirrored).absolute().largest([1, 2, 3]).values()
        var count = 0
        for (a, b) in zip(kept, turned) {
            #expect(min(a, b) < 1e-4)
            if b < a { count += 1 }
        }
        #expect((70...130).contains(count))
    }

    @Test func cropsStayInsideTheImage() throws {
        var specification = ViewSpecification.none
        specification.smallestArea = 0.3
        specification.aspect = 1.5
        var random = SeededRandom(seed: 2)
        // Of an image of ones, a crop that reached over the edge would hold zeros; the outermost half pixel may blend.
        let views = try Views(specification: specification, flips: true).apply(
            .ones([300, 1, 16, 16]), random: &random)
        let inner = try views.narrowed(2, start: 1, length: 14).narrowed(3, start: 1, length: 14)
        #expect(try inner.smallest().item() > 0.999)
        let ramp = try Tensor((0..<256).map { Float($0 % 16) / 15 }, shape: [1, 1, 16, 16])
        let spread = try Views(specification: specification, flips: false)
            .apply(Tensor.concatenated([Tensor](repeating: ramp, count: 100)), random: &random).mean([1, 2, 3]).values()
        #expect((spread.max() ?? 0) - (spread.min() ?? 0) > 0.2)
    }

    @Test func brightness() throws {
        var specification = ViewSpecification.none
        specification.brightness = 0.4
        var random = SeededRandom(seed: 3)
        let views = try Views(specification: specification, flips: false).apply(
            .full([500, 1, 2, 2], 0.5), random: &random)
        let means = try views.mean([1, 2, 3]).values()
        #expect((means.min() ?? 0) >= 0.3 - 1e-5 && (means.min() ?? 1) < 0.31)
        #expect((means.max() ?? 1) <= 0.7 + 1e-5 && (means.max() ?? 0) > 0.69)
        let bright = try Views(specification: specification, flips: false).apply(
            .ones([500, 1, 2, 2]), random: &random)
        #expect(try bright.largest().item() == 1)
    }

    @Test func shiftsAreWholePixels() throws {
        var specification = ViewSpecification.none
        specification.shift = 2
        var random = SeededRandom(seed: 4)
        var image = [Float](repeating: 0, count: 81)
        image[4 * 9 + 4] = 1
        let views = try Views(specification: specification, flips: false).apply(
            Tensor.concatenated([Tensor](repeating: Tensor(image, shape: [1, 1, 9, 9]), count: 400)), random: &random)
        var seen: Set<[Int]> = []
        let values = try views.values()
        for index in 0..<400 {
            let one = values[index * 81..<index * 81 + 81]
            let place = try #require(one.indices.max { one[$0] < one[$1] }) - index * 81
            #expect(one.max().map { $0 > 0.999 } == true)
            seen.insert([place / 9 - 4, place % 9 - 4])
        }
        // Each of the 25 shifts, and no other.
        #expect(seen == Set((-2...2).flatMap { y in (-2...2).map { [y, $0] } }))
    }

    @Test func noise() throws {
        var specification = ViewSpecification.none
        specification.noise = 0.1
        var random = SeededRandom(seed: 5)
        let images = try Tensor.full([100, 1, 10, 10], 0.5)
        let views = try Views(specification: specification, flips: false).apply(images, random: &random)
        #expect(abs(try views.mean().item() - 0.5) < 0.005)
        #expect(abs(try views.variance().item().squareRoot() - 0.1) < 0.005)
        specification.noise = 5
        let wild = try Views(specification: specification, flips: false).apply(images, random: &random)
        #expect(try wild.smallest().item() == 0 && wild.largest().item() == 1)
    }
}
