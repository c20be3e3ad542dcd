"""The second built-in theme is held to the same standards, and shows the same."""

import os
import re
import subprocess

import test_standards
from pages import Site
from support import BrowserTest

_made = {}


def folio():
    """The small site in the theme `folio`."""
    if "site" not in _made:
        project = os.environ["VITRINE_PROJECT"]
        with open(os.path.join(project, "vitrine.yml"), encoding="utf-8") as file:
            text = file.read()
        name = os.path.join(project, "folio.yml")
        with open(name, "w", encoding="utf-8") as file:
            file.write("theme: folio\n" + text)
        subprocess.run([os.environ["VITRINE"], "build", name, "--quiet"], check=True, capture_output=True)
        _made["site"] = Site(os.path.join(project, "public-folio"))
    return _made["site"]


class FolioAxeTest(test_standards.AxeTest):
    def setUp(self):
        super().setUp()
        self.site = folio()


class FolioCheckerTest(test_standards.CheckerTest):
    def setUp(self):
        super().setUp()
        self.site = folio()


class FolioTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.plain, self.site = self.site, folio()

    def test_the_same_pages_and_no_broken_link(self):
        self.assertEqual(sorted(self.site.pages), sorted(self.plain.pages))
        self.assertEqual(self.site.broken, [])

    def test_the_same_numbers(self):
        """Every number with a decimal point that the plain theme prints."""
        def numbers(site, page):
            self.browser.open(site.url(page))
            return sorted(re.findall(r"\d\.\d{3,}", self.browser.run("return document.querySelector('main').textContent")))

        for page in ("index.html", "runs/pixels-itq.html", "classes/bars.html", "reports/results.html"):
            self.assertEqual(numbers(self.site, page), numbers(self.plain, page), page)

    def test_no_error_nothing_moves_nothing_is_wider_than_a_phone(self):
        for width in (320, 1440):
            self.browser.size(width, 900)
            for page in self.site.sample(1):
                self.visit(page)
                moved = self.moved()
                wide = self.browser.run("return document.documentElement.scrollWidth - innerWidth")
                self.assertEqual((moved, max(0, wide)), ([], 0), f"{page} at {width} px")
                self.assert_quiet(page)
