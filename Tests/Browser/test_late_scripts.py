"""Scripts that come after the first paint must not push about what is being read."""

import slides_site
from late import LateSite
from support import BrowserTest


class LateScriptsTest(BrowserTest):
    def test_pages_of_images(self):
        self.stand_still(self.site)

    def test_pages_of_slides(self):
        self.stand_still(slides_site.site())

    def stand_still(self, site):
        moved = {}
        with LateSite(site.root) as late:
            for width in (320, 1440):
                self.browser.size(width, 900)
                for page in site.sample(1):
                    self.browser.open("about:blank")
                    self.browser.go(late.address + page)
                    shifts = self.moved(300)
                    if shifts:
                        moved[f"{page} at {width} px"] = shifts
        self.assertEqual(moved, {})
