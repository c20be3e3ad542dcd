"""A gallery of photographs: the pixels that it shows, its words for them, and a layout that never jumps."""

import json
import os
import subprocess
import tempfile

from PIL import Image

import photographs
from pages import Site
from support import BrowserTest


class PhotographsTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.TemporaryDirectory(prefix="vitrine-photographs-")
        cls.addClassCleanup(cls.work.cleanup)
        cls.known = photographs.make(cls.work.name)
        done = subprocess.run(
            [os.environ["VITRINE"], "build", cls.work.name, "--quiet"], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"the photographs could not be built: {done.stderr}")
        cls.said = done.stderr
        cls.gallery = Site(os.path.join(cls.work.name, "public"))
        with open(cls.gallery.path("data/queries.js"), encoding="utf-8") as file:
            cls.data = json.loads(file.read().split("vitrine.queries = ", 1)[1].rstrip().rstrip(";"))

    def setUp(self):
        super().setUp()
        self.site = self.gallery

    def shown(self):
        """(name, picture as shown on the sheets, expectation) of each query."""
        sheets = {}
        for name, cell in zip(self.data["names"], self.data["cells"]):
            file, width, height = self.data["sheets"][cell[0]]
            if file not in sheets:
                sheets[file] = Image.open(self.gallery.path("images/" + file)).convert("RGB")
                self.assertEqual(sheets[file].size, (width, height))
            w, h = cell[3:] or self.data["cell"]
            yield name, sheets[file].crop((cell[1], cell[2], cell[1] + w, cell[2] + h)), self.known[name.rsplit("/", 1)[-1]]

    def test_nothing_is_unreadable(self):
        self.assertNotIn("cannot be", self.said)
        self.assertEqual(len(self.data["names"]), len(self.known) // 2)

    def test_pictures_are_whole_and_upright(self):
        for name, picture, known in self.shown():
            self.assertLessEqual(abs(picture.size[0] - known["size"][0]), 1, name)
            self.assertLessEqual(abs(picture.size[1] - known["size"][1]), 1, name)

    def test_colours_are_those_of_other_libraries(self):
        for name, picture, known in self.shown():
            for (x, y), colour in known["points"].items():
                found = picture.getpixel((int(x * picture.size[0]), int(y * picture.size[1])))
                # A strip of a few pixels is all edge, where shrinking rings.
                most = 4 if min(picture.size) > 12 else 16
                self.assertLessEqual(max(abs(a - b) for a, b in zip(found, colour)), most, f"{name} at {x}, {y}: {found} {colour}")
            for place, hue in zip(photographs.PLACES, known.get("hues", [])):
                found = picture.getpixel((int(place[0] * picture.size[0]), int(place[1] * picture.size[1])))
                self.assertEqual(max(range(3), key=lambda channel: found[channel]), hue, f"{name}: {found}")

    def test_words_for_pictures(self):
        """Alternative texts have label and file name; animations say that their first frame is shown."""
        for row, page, name in zip(self.data["rows"], self.data["pages"], self.data["names"]):
            self.visit(f"queries/{page}.html")
            label = self.browser.run("return document.querySelector('.qy [role=img]').getAttribute('aria-label')")
            self.assertIn(name, label)
            self.assertTrue(any(kind in label for kind in photographs.CLASSES), label)
            frames = self.known[name.rsplit("/", 1)[-1]]["frames"]
            text = self.browser.run("return document.querySelector('.qy').innerText")
            self.assertEqual("first of" in text, frames > 1, name)
            if frames > 1:
                self.assertIn(f"first of {frames} frames", text)
            self.assert_quiet(page)

    def test_nothing_moves_while_it_loads(self):
        for width in (360, 1440):
            self.browser.size(width, 900)
            for page in self.gallery.sample(3):
                self.visit(page)
                self.assertEqual(self.moved(), [], f"{page} at {width} px")

    def test_pictures_keep_their_shape(self):
        """Wide and tall pictures are neither stretched nor cut, on pages and in the strip for papers."""
        for page, name in zip(self.data["pages"], self.data["names"]):
            self.visit(f"queries/{page}.html")
            found = self.browser.run("""
                var box = document.querySelector(".qy svg.im").getBoundingClientRect();
                var hits = [...document.querySelectorAll(".bd ol p")].map(function (node) {
                    var style = getComputedStyle(node, "::before"), own = getComputedStyle(node);
                    return [(parseFloat(style.width)) / (parseFloat(style.height)),
                        own.getPropertyValue("--w") / own.getPropertyValue("--h")];
                });
                return [box.width / box.height, hits, document.documentElement.scrollWidth - innerWidth];""")
            width, height = self.known[name.rsplit("/", 1)[-1]]["size"]
            self.assertAlmostEqual(found[0] / (width / height), 1, delta=0.25, msg=name)
            for shown, own in found[1]:
                self.assertAlmostEqual(shown / own, 1, delta=0.1, msg=name)
            self.assertLessEqual(found[2], 0)
