"""Every kind of page, opened from disk."""

import re

from support import BrowserTest


class PagesTest(BrowserTest):
    def test_every_kind_opens_from_disk(self):
        sample = self.site.sample(4)
        self.assertGreater(len(self.site.kinds()), 5, "the links lead nowhere")
        for page in sample:
            self.visit(page)
            self.assertEqual(self.browser.run("return document.readyState"), "complete", page)
            self.assertTrue(self.browser.run("return document.title.trim()"), page)
            self.assertEqual(self.browser.run("return document.querySelectorAll('h1').length"), 1, page)
            self.assert_quiet(page)
            asked = self.assert_offline(page)
            self.assertIn(self.site.url(page), asked, page)

    def test_no_link_is_broken(self):
        self.assertEqual(self.site.broken, [])

    def test_every_query_has_a_page(self):
        self.assertEqual(len(self.site.queries()), self.site.data["pages"])

    def test_nothing_names_another_host(self):
        """Links for the reader to follow may; what a page loads may not, and no script asks for anything."""
        for page, found in self.site.pages.items():
            for load in found.loads:
                self.assertNotRegex(load, r"^(?:[a-z]+:)?//|^/|^(?!data:)[a-z]+:", page)
            for link in found.links:
                self.assertNotRegex(link, r"^/|^file:|/$", page)
            text = self.site.text(page)
            self.assertNotRegex(text, r"""<script[^>]*type=["']?module""", page)
            self.assertNotIn("/-/reload", text, page)

    def test_images_are_drawn(self):
        """Each picture has a size and its file loads."""
        for page in self.site.sample(2):
            self.visit(page)
            missing = self.browser.run_async("""
                var done = arguments[0];
                var urls = new Set();
                document.querySelectorAll("img, image").forEach(function (node) {
                    urls.add(node.src || new URL(node.getAttribute("href"), document.baseURI).href);
                });
                var waiting = urls.size, bad = [];
                if (!waiting) done(bad);
                urls.forEach(function (url) {
                    var image = new Image();
                    image.onload = function () { if (!image.naturalWidth) bad.push(url); if (!--waiting) done(bad); };
                    image.onerror = function () { bad.push(url); if (!--waiting) done(bad); };
                    image.src = url;
                });""")
            self.assertEqual(missing, [], page)

    def test_query_page_says_what_it_shows(self):
        for page in self.site.queries()[:3]:
            self.visit(page)
            text = self.browser.run("return document.querySelector('main').innerText")
            self.assertRegex(text, re.compile(r"\bright\b", re.I), page)
            self.assertRegex(text, re.compile(r"\bwrong\b", re.I), page)
            self.assertRegex(text, re.compile(r"distance \d", re.I), page)
            unnamed = self.browser.run("""
                return [...document.querySelectorAll("main [role=img], main img")].filter(function (node) {
                    return !(node.getAttribute("aria-label") || node.getAttribute("alt") || "").trim();
                }).length""")
            self.assertEqual(unnamed, 0, page)

    def test_no_page_scrolls_sideways(self):
        for width in (320, 768, 1440, 3840):
            self.browser.size(width, 900)
            for page in self.site.sample(1):
                self.visit(page)
                overflow = self.browser.run(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(overflow, 0, f"{page} at {width} px")
