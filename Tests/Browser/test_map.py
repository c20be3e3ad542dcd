"""The map: moving by keyboard and pointer, the state in the address, the filter, the table, and frame times."""

import json
import sys

from support import BrowserTest

PLUS, ENTER = "+", "\ue007"
LEFT, RIGHT = "\ue012", "\ue014"


class MapTest(BrowserTest):
    PAGE = "map.html"

    def setUp(self):
        super().setUp()
        self.assertIn(self.PAGE, self.site.pages)

    def open(self, hash=""):
        self.visit(self.PAGE, hash)
        self.browser.wait("return !!(window.vitrine && vitrine.map && vitrine.map.isDone() && "
                          "/in view/.test(document.querySelector('#map [role=status]').textContent))")

    def status(self):
        return self.browser.run("return document.querySelector('#map [role=status]').textContent")

    def view(self):
        return self.browser.run("return vitrine.map.view()")

    def in_view(self):
        return self.browser.run("return vitrine.map.inView().length")

    def settle(self, text):
        """Until the address, which is written when the map rests, holds a text."""
        self.browser.wait("return location.hash.indexOf(arguments[0]) >= 0", text)

    def choose(self, name, value):
        self.browser.run("""
            var field = document.querySelector("#map [name='" + arguments[0] + "']");
            field.value = arguments[1];
            field.dispatchEvent(new Event("change", { bubbles: true }));""", name, value)

    def focus(self):
        # A key pressed first makes the focus one of the keyboard.
        self.browser.keys("\ue004")
        self.browser.run("document.querySelector('#map canvas').focus()")

    def pixels(self):
        """How many pixels of the canvas are not the ground's."""
        return self.browser.run("""
            var canvas = document.querySelector("#map canvas"), pen = canvas.getContext("2d");
            var data = pen.getImageData(0, 0, canvas.width, canvas.height).data, found = 0;
            for (var at = 0; at < data.length; at += 4)
                if (Math.abs(data[at] - data[0]) + Math.abs(data[at + 1] - data[1]) > 24) found++;
            return found;""")

    def test_everything_is_drawn_from_disk(self):
        self.open()
        # Those without a picture's place, a sample's others, have none.
        self.assertGreater(self.in_view(), 0)
        self.assertLessEqual(self.in_view(), self.site.data["pages"])
        self.assert_quiet(self.PAGE)
        self.assert_offline(self.PAGE)

    def test_markers_are_drawn(self):
        # Pixels of a canvas that shows images from disk cannot be read: markers are no images.
        self.open("#show=markers")
        many = self.pixels()
        self.assertGreater(many, 200)
        self.choose("class", "0")
        self.settle("class=0")
        self.browser.wait("return vitrine.map.isDone()")
        self.assertLess(self.pixels(), many)

    def test_keyboard(self):
        self.open()
        self.focus()
        self.browser.keys(PLUS, PLUS, PLUS, RIGHT)
        self.settle("z=")
        self.assertGreater(self.view()["zoom"], 3)
        self.assertGreater(self.view()["x"], 0.5)
        self.assertIn("nearest to the middle: query", self.status())
        expected = self.browser.run("return vitrine.queries.pages[vitrine.map.nearest()]")
        self.browser.keys(ENTER)
        self.browser.wait("return location.pathname.endsWith('/queries/' + arguments[0] + '.html')", expected)

    def test_whole_map(self):
        self.open("#x=0.2&y=0.3&z=9")
        self.focus()
        self.browser.keys("0")
        self.browser.wait("return location.hash === ''")
        self.assertEqual(self.view(), {"x": 0.5, "y": 0.5, "zoom": 1})

    def test_address_restores_the_view(self):
        run = self.site.data["runs"][-1]["name"]
        self.open(f"#run={run}&p=pca&x=0.4000&y=0.6000&z=2.500&class=1&show=markers&by=ap")
        self.assertEqual(self.view(), {"x": 0.4, "y": 0.6, "zoom": 2.5})
        names = self.browser.run(
            "return ['run', 'p', 'class', 'show', 'by'].map(function (name) {"
            " var field = document.querySelector(\"#map [name='\" + name + \"']\"); return field ? field.value : ''; })")
        self.assertEqual(names[1:], ["pca", "1", "markers", "ap"])
        address = self.browser.url()
        self.browser.open("about:blank")
        self.browser.open(address)
        self.browser.wait("return vitrine.map && vitrine.map.view().zoom === 2.5")
        self.assert_quiet(self.PAGE)

    def test_hostile_address_is_harmless(self):
        for hash in ("#x=NaN&y=%&z=-5", "#run=nobody&p=nothing&class=999", "#z=1e99&x=1e9", "#=&&="):
            self.open(hash)
            view = self.view()
            self.assertTrue(0 <= view["x"] <= 1 and 0 <= view["y"] <= 1 and 1 <= view["zoom"] <= 100, view)
            self.assert_quiet(self.PAGE + hash)

    def test_filter(self):
        self.open()
        self.choose("class", "0")
        self.settle("class=0")
        wanted = self.browser.run(
            "return vitrine.queries.labels.filter(function (l) { return [].concat(l).indexOf(0) >= 0; }).length")
        self.assertEqual(self.in_view(), wanted)

    def test_a_click_opens_the_query(self):
        self.open()
        place = self.browser.run("""
            var i = vitrine.map.nearest(), box = document.querySelector("#map canvas").getBoundingClientRect();
            var at = vitrine.map.place(i), hit = vitrine.map.at(at.x, at.y);
            return [box.left + at.x, box.top + at.y, vitrine.queries.pages[hit], at.x, at.y];""")
        self.browser.run("""
            var canvas = document.querySelector("#map canvas");
            ["pointermove", "pointerdown", "pointerup"].forEach(function (kind) {
                canvas.dispatchEvent(new PointerEvent(kind, { clientX: arguments[0], clientY: arguments[1], bubbles: true,
                    pointerId: 1, pointerType: "mouse", button: kind === "pointermove" ? -1 : 0 }));
            }.bind(null));""".replace("arguments[0]", str(place[0])).replace("arguments[1]", str(place[1])))
        self.browser.wait("return location.pathname.endsWith('/queries/' + arguments[0] + '.html')", place[2])

    def test_wheel_and_drag(self):
        self.open()
        self.browser.run("""
            var canvas = document.querySelector("#map canvas"), box = canvas.getBoundingClientRect();
            canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -400, clientX: box.left + 0.4 * box.width,
                clientY: box.top + 0.4 * box.height, bubbles: true, cancelable: true }));""")
        zoomed = self.view()
        self.assertGreater(zoomed["zoom"], 1.5)
        # About the pointer, which is left of the middle.
        self.assertLess(zoomed["x"], 0.5)
        self.browser.run("""
            var canvas = document.querySelector("#map canvas"), box = canvas.getBoundingClientRect();
            [["pointerdown", 300], ["pointermove", 320], ["pointermove", 380], ["pointerup", 380]].forEach(function (step) {
                canvas.dispatchEvent(new PointerEvent(step[0], { clientX: box.left + step[1], clientY: box.top + 200,
                    pointerId: 1, pointerType: "mouse", button: 0, bubbles: true })); });""")
        self.assertLess(self.view()["x"], zoomed["x"])
        self.assertTrue(self.browser.url().split("#")[0].endswith(self.PAGE))

    def test_the_table_lists_what_is_in_view(self):
        self.open()
        self.browser.run("document.querySelector('.map-list').open = true")
        self.browser.wait("return document.querySelectorAll('.map-list tbody tr').length > 0")
        rows = self.browser.run(
            "return [...document.querySelectorAll('.map-list tbody a')].map(a => a.getAttribute('href'))")
        self.assertEqual(len(rows), min(100, self.in_view()))
        for link in rows:
            self.assertIn(link, self.site.pages)

    def test_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit(self.PAGE)
        finally:
            self.browser.scripting(True)
        for name in self.site.data["dataset"]["classes"]:
            self.assertIn(name, self.browser.run("return document.querySelector('main').innerText"))
        boxes = self.browser.run(
            "return [...document.querySelectorAll('.map-drawn')].map(n => n.getBoundingClientRect().width)")
        self.assertTrue(boxes and min(boxes) > 100)

    def test_panning_goes_on(self):
        """Frame times depend on the machine: they are printed, and only a view that stands still fails."""
        self.open("#x=0.5000&y=0.5000&z=2.000")
        times = self.browser.run_async("""
            var done = arguments[0], times = [], last = 0;
            requestAnimationFrame(function step(now) {
                if (last) times.push(now - last);
                last = now;
                if (times.length === 120) return done(times);
                vitrine.map.pan(6 * Math.cos(times.length / 20), 6 * Math.sin(times.length / 20));
                requestAnimationFrame(step);
            });""")
        times.sort()
        print("frame times while panning:", json.dumps({
            "median_ms": round(times[60], 1), "worst_ms": round(times[-1], 1), "pages": self.site.data["pages"],
        }), file=sys.stderr)
        self.assertNotEqual(self.view()["x"], 0.5)
