import Gallery
import Testing

@Suite struct LabelTests {
    @Test func labelsThatDoNotTouchStay() {
        #expect(LabelPlacement.spread([10, 90, 50], gap: 14, in: 0...100) == [10, 90, 50])
    }

    /// Two at 50 want the same place: 43 and 57, around the middle.
    @Test func labelsThatTouchMoveApartEvenly() {
        #expect(LabelPlacement.spread([50, 50], gap: 14, in: 0...100) == [43, 57])
        #expect(LabelPlacement.spread([50, 52, 54], gap: 14, in: 0...100) == [38, 52, 66])
    }

    @Test func labelsStayInside() {
        #expect(LabelPlacement.spread([0, 1, 2], gap: 10, in: 0...100) == [0, 10, 20])
        #expect(LabelPlacement.spread([100, 99], gap: 10, in: 0...100) == [100, 90])
    }

    @Test func everyPairIsAGapApart() {
        let places = LabelPlacement.spread((0..<9).map { Double(($0 * 31) % 17) }, gap: 11, in: 0...100).sorted()
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 11 - 1e-9 })
    }

    @Test func longNamesEndInAnEllipsis() {
        #expect(TextWidth.fitting("Ankle boot", 100) == "Ankle boot")
        let short = TextWidth.fitting("A very long class name that never ends", 100)
        #expect(short.hasSuffix("…"))
        #expect(TextWidth.of(short) <= 100)
        #expect(TextWidth.fitting("WWWW", 0) == "…")
    }
}
