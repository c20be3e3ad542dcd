import Testing

import SlideGallery

@Suite struct SlideSiteTests {
    @Test func aSiteKeepsItsTitle() {
        #expect(SlideSite(title: "Slides").title == "Slides")
    }
}
