"""The core of the site without JavaScript."""

from support import BrowserTest


class WithoutScriptsTest(BrowserTest):
    def plain(self, page):
        self.browser.scripting(False)
        try:
            self.visit(page)
        finally:
            # What was rendered stays; the question about it may run.
            self.browser.scripting(True)
        return self.browser.run("return document.querySelector('main').innerText")

    def test_pages_have_their_content(self):
        for page in self.site.sample(2):
            text = self.plain(page)
            self.assertGreater(len(text.split()), 5, page)
            self.assert_quiet(page)

    def test_query_page(self):
        page = self.site.queries()[0]
        text = self.plain(page).lower()
        self.assertIn("distance", text)
        self.assertTrue("right" in text or "wrong" in text)
        links = self.browser.run("return document.querySelectorAll('a[rel=next]').length")
        self.assertEqual(links, 1)

    def test_browsing_lists_every_query(self):
        listed = set()
        for page, found in self.site.pages.items():
            if page.startswith("browse/"):
                listed |= {self.site.target(page, link) for link in found.links}
        self.assertEqual(listed & set(self.site.queries()), set(self.site.queries()))

    def test_overview_has_the_metrics_in_full(self):
        text = self.plain("index.html")
        for run in self.site.data["runs"]:
            self.assertIn(run["title"], text)
        self.assertRegex(text, "(?i)mAP")
