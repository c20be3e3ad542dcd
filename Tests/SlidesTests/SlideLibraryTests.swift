import Slides
import Testing

@Suite struct SlideLibraryTests {
    @Test func theVersionIsThatOfALibrary() {
        #expect(SlideLibrary.version.hasPrefix("3.") || SlideLibrary.version.hasPrefix("4."))
    }
}
