import Testing

import Slides

@Suite struct SlideLibraryTests {
    @Test func theVersionIsThatOfALibrary() {
        #expect(SlideLibrary.version.hasPrefix("3.") || SlideLibrary.version.hasPrefix("4."))
    }
}
