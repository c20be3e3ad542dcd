import Core
import Foundation
import Slides
import Testing

/// Outlines with fewer points, for pictures.
@Suite struct OutlineTests {
    private func ring(_ count: Int, radius: (Int) -> Double, middle: Double) -> [SlidePoint] {
        (0..<count).map { place in
            let angle = 2 * Double.pi * Double(place) / Double(count)
            return SlidePoint(x: middle + radius(place) * cos(angle), y: middle + radius(place) * sin(angle))
        }
    }

    private func distance(_ point: SlidePoint, _ ring: [SlidePoint]) -> Double {
        ring.indices.map { place -> Double in
            let (from, to) = (ring[place], ring[(place + 1) % ring.count])
            let (x, y) = (to.x - from.x, to.y - from.y)
            let along = max(0, min(1, ((point.x - from.x) * x + (point.y - from.y) * y) / max(1e-9, x * x + y * y)))
            return hypot(point.x - from.x - along * x, point.y - from.y - along * y)
        }.min() ?? .infinity
    }

    @Test func noPointThatIsLeftOutIsFarFromWhatIsDrawn() {
        var random = SeededRandom(seed: 3)
        for round in 0..<20 {
            let rough = Double(random.below(300))
            let whole = ring(50 + random.below(900), radius: { _ in 3000 + rough * random.uniform() }, middle: 5000)
            let found = OutlineSimplification.simplified(
                [SlideAnnotations.Area(className: "a", rings: [whole])], width: 10_000, height: 9000)
            let drawn = found.first?.rings.first ?? []
            #expect(drawn.count >= 3 && drawn.count <= whole.count)
            // 10 000 pixels / 4000, and one for rounding twice.
            for point in whole { #expect(distance(point, drawn) < 2.5 + 1.5, "round \(round)") }
            #expect(drawn.allSatisfy { $0.x == $0.x.rounded() && $0.y <= 9000 })
        }
    }

    @Test func straightSidesNeedNoPointsBetweenTheirEnds() {
        let side = (0..<100).map { Double($0) * 10 }
        let square =
            side.map { SlidePoint(x: $0, y: 0) } + side.map { SlidePoint(x: 1000, y: $0) }
            + side.map { SlidePoint(x: 1000 - $0, y: 1000) } + side.map { SlidePoint(x: 0, y: 1000 - $0) }
        let found = OutlineSimplification.simplified(
            [SlideAnnotations.Area(className: "a", rings: [square])], width: 2000, height: 2000)
        #expect(
            Set(found[0].rings[0])
                == Set([(0, 0), (1000, 0), (1000, 1000), (0, 1000)].map { SlidePoint(x: $0.0, y: $0.1) }))
    }

    @Test func whatIsTooMuchBecomesCoarserAndWhatVanishesIsLeftOut() {
        let many = (0..<60).map { place in
            SlideAnnotations.Area(
                className: "a", rings: [ring(4000, radius: { $0 % 2 == 0 ? 4000 : 4060 }, middle: 5000 + Double(place))]
            )
        }
        let found = OutlineSimplification.simplified(many, width: 10_000, height: 10_000)
        #expect(found.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } <= 20_000)
        #expect(found.count == 60)
        let odd = [
            SlideAnnotations.Area(className: "a", rings: [[SlidePoint(x: 1, y: 1), SlidePoint(x: 2, y: 2)]]),
            SlideAnnotations.Area(className: "b", rings: []),
        ]
        #expect(OutlineSimplification.simplified(odd, width: 100, height: 100).isEmpty)
    }
}
