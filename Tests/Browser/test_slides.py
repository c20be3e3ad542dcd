"""A gallery of whole slides: its viewer, its regions, and the rules that hold for every page.

The site is a synthetic one that `swift test` writes (`SlidesToLookAtTests`); see `slides_site.py`.
"""

import functools
import http.server
import io
import json
import os
import re
import threading

from PIL import Image, ImageChops, ImageStat

import slides_site
import test_pages
import test_standards
from support import BrowserTest

ARROW_RIGHT, ARROW_DOWN, ENTER, TAB = "\ue014", "\ue015", "\ue007", "\ue004"
SETTLED = """
    var viewer = document.getElementById("viewer");
    return viewer && viewer.dataset.settled === "yes" && "arranged" in viewer.dataset"""


class SlidesTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.site = slides_site.site()

    def settle(self):
        self.browser.wait(SETTLED, seconds=60)
        # The address follows when a movement is over.
        self.browser.run_async("setTimeout(arguments[0], 250)")

    def open_slide(self, number=1, hash=""):
        self.visit(self.site.data["slides"][number]["page"], hash)
        self.settle()

    def state(self):
        pairs = self.browser.run("return location.hash").lstrip("#").split("&")
        return dict(pair.split("=", 1) for pair in pairs if "=" in pair)

    def stage(self):
        return self.browser.run("""
            var box = document.querySelector(".stage").getBoundingClientRect();
            return [box.left, box.top, box.width, box.height]""")

    def pointer(self, *actions):
        self.browser.command("POST", "/actions", {"actions": [{
            "type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": list(actions)}]})

    @staticmethod
    def move(x, y, milliseconds=40):
        return {"type": "pointerMove", "duration": milliseconds, "x": round(x), "y": round(y)}

    DOWN = {"type": "pointerDown", "button": 0}
    UP = {"type": "pointerUp", "button": 0}


class SlidesPagesTest(test_pages.PagesTest):
    test_every_query_has_a_page = None
    test_query_page_says_what_it_shows = None

    def setUp(self):
        super().setUp()
        self.site = slides_site.site()

    def test_every_region_and_slide_has_a_page(self):
        for page in [part["page"] for part in self.site.data["queries"] + self.site.data["slides"]]:
            self.assertIn(page, self.site.pages)

    def test_nothing_waits_for_a_script_that_the_page_has_not(self):
        """Rules of style that keep room for a script's part must not meet a heading of the same name."""
        for page in self.site.sample(1):
            self.visit(page)
            self.browser.run_async("setTimeout(arguments[0], 200)")
            hidden = self.browser.run("""
                return [].filter.call(document.querySelectorAll("main h1, main h2, main h3, main p, main table"), function (node) {
                  return getComputedStyle(node).visibility === "hidden";
                }).map(function (node) { return node.textContent.slice(0, 60); })""")
            self.assertEqual(hidden, [], page)

    def test_region_page_says_what_it_shows(self):
        for query in self.site.data["queries"][:3]:
            self.visit(query["page"])
            text = self.browser.run("return document.querySelector('main').innerText")
            for part in (r"\bright\b", r"\bwrong\b", r"distance \d", "µm", "Best distance"):
                self.assertRegex(text, re.compile(part, re.I), query["page"])


class SlidesAxeTest(test_standards.AxeTest):
    def setUp(self):
        super().setUp()
        self.site = slides_site.site()

    def visit(self, page, hash=""):
        """Frames lie one on the other until the viewer has arranged them, soon after the first picture."""
        super().visit(page, hash)
        self.browser.wait(f"if (!document.getElementById('viewer')) return true; {SETTLED}", seconds=60)

    def test_viewer_at_a_hit_and_with_the_search_open(self):
        link = next(link for link in self.site.pages["regions/00000.html"].links if "#region=q0." in link)
        path, hash = link[3:].split("#")
        for width, scheme in ((1440, "light"), (320, "dark")):
            self.browser.size(width, 900)
            self.browser.colours(scheme)
            self.visit(path, "#" + hash)
            self.browser.run("document.querySelector('.rect-search').open = true")
            self.assertEqual(self.check(path), [], f"{width} {scheme}")


class SlidesCheckerTest(test_standards.CheckerTest):
    test_a_fault_is_found = None

    def setUp(self):
        super().setUp()
        self.site = slides_site.site()


class ViewerTest(SlidesTest):
    def test_arrow_keys_move_and_the_address_follows(self):
        self.open_slide()
        self.assertEqual(self.state(), {}, "the whole slide needs no address")
        self.browser.run("document.querySelector('canvas.view').focus()")
        self.browser.keys("+", "+", "+")
        self.settle()
        before = {key: float(value) for key, value in self.state().items()}
        slide = self.site.data["slides"][1]
        # Zooming with keys keeps the middle where it is.
        self.assertAlmostEqual(before["x"], slide["width"] * slide["micronsPerPixel"] / 2, delta=1)
        self.browser.keys(ARROW_RIGHT, ARROW_RIGHT, ARROW_DOWN)
        self.settle()
        after = {key: float(value) for key, value in self.state().items()}
        width, height = self.stage()[2:]
        micron = slide["micronsPerPixel"] * slide["magnification"] / before["z"]
        self.assertAlmostEqual(after["x"] - before["x"], 2 * 0.15 * width * micron, delta=3)
        self.assertAlmostEqual(after["y"] - before["y"], 0.15 * height * micron, delta=3)
        self.assertEqual(after["z"], before["z"])
        self.browser.keys("0")
        self.settle()
        self.assertEqual(self.state(), {})
        self.assert_quiet(slide["page"])

    def test_annotated_areas_are_outlined_on_demand(self):
        self.visit(self.site.data["slides"][0]["page"])
        self.settle()
        key = "return !document.getElementById('areas-key').hidden"
        self.assertFalse(self.browser.run(key), "off at first")
        names = self.browser.run(
            "return [].map.call(document.querySelectorAll('#areas-key li'), function (item) { return item.textContent; })")
        self.assertEqual(names, [name + " (1)" for name in self.site.data["classes"]])
        before = self.picture()
        # By keyboard alone.
        self.browser.run("document.querySelector('[aria-controls=areas-key]').focus()")
        self.browser.keys(" ")
        self.settle()
        self.assertTrue(self.browser.run(key))
        self.assertEqual(self.state().get("areas"), "1")
        self.assertGreater(self.difference(before, self.picture()), 0.3)
        # No two classes have one pattern, whatever their colours.
        dashes = self.browser.run("""
            return [].map.call(document.querySelectorAll('#areas-key path'), function (line) {
              return line.getAttribute('stroke-dasharray'); })""")
        self.assertEqual(len(set(dashes)), len(names))
        self.browser.keys(" ")
        self.settle()
        self.assertNotIn("areas", self.state())
        self.assertLess(self.difference(before, self.picture()), 0.05)
        self.assert_quiet(self.site.data["slides"][0]["page"])

    def test_annotated_areas_are_part_of_the_address(self):
        self.open_slide(0, "#areas=1")
        self.assertTrue(self.browser.run("return document.querySelector('[aria-controls=areas-key]').checked"))
        self.open_slide(1, "#areas=1")
        self.assertIsNone(self.browser.run("return document.getElementById('areas-key')"), "a slide without any")
        self.assert_quiet(self.site.data["slides"][1]["page"])

    def picture(self):
        left, top, width, height = self.stage()
        whole = Image.open(io.BytesIO(self.browser.screenshot())).convert("RGB")
        return whole.crop((round(left), round(top), round(left + width), round(min(top + height, whole.height))))

    @staticmethod
    def difference(one, other):
        size = (min(one.width, other.width), min(one.height, other.height))
        return sum(ImageStat.Stat(ImageChops.difference(
            one.crop((0, 0) + size), other.crop((0, 0) + size))).mean) / 3

    def test_dragging_moves_the_slide_with_the_pointer(self):
        self.open_slide(hash="#x=4000&y=3000&z=2")
        left, top, width, height = self.stage()
        x, y = left + width / 2, top + height / 3
        self.pointer(self.move(x, y), self.DOWN, self.move(x - 60, y - 30), self.move(x - 120, y - 60), self.UP)
        self.settle()
        slide = self.site.data["slides"][1]
        micron = slide["micronsPerPixel"] * slide["magnification"] / 2
        self.assertAlmostEqual(float(self.state()["x"]), 4000 + 120 * micron, delta=3)
        self.assertAlmostEqual(float(self.state()["y"]), 3000 + 60 * micron, delta=3)
        self.assertTrue(self.browser.url().split("#")[0].endswith(slide["page"]), "a drag follows no link")

    def test_wheel_and_double_click_zoom_where_the_pointer_is(self):
        self.open_slide(hash="#x=4000&y=3000&z=2")
        left, top, width, height = self.stage()
        x, y = left + width / 4, top + height / 4
        slide = self.site.data["slides"][1]

        def under(state):
            micron = slide["micronsPerPixel"] * slide["magnification"] / float(state["z"])
            return float(state["x"]) - width / 4 * micron, float(state["y"]) - height / 4 * micron

        place = under({"x": 4000, "y": 3000, "z": 2})
        self.browser.command("POST", "/actions", {"actions": [{"type": "wheel", "id": "wheel", "actions": [
            {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": -200, "duration": 0}]}]})
        self.settle()
        wheeled = self.state()
        self.assertGreater(float(wheeled["z"]), 2.5)
        for found, expected in zip(under(wheeled), place):
            self.assertAlmostEqual(found, expected, delta=12)
        self.assertEqual(self.browser.run("return scrollY"), 0, "the page scrolled too")
        self.browser.run("""
            document.querySelector("canvas.view").dispatchEvent(new MouseEvent("dblclick",
                { bubbles: true, clientX: arguments[0], clientY: arguments[1] }))""", x, y)
        self.settle()
        self.assertAlmostEqual(float(self.state()["z"]) / float(wheeled["z"]), 2, delta=0.01)
        for found, expected in zip(under(self.state()), place):
            self.assertAlmostEqual(found, expected, delta=12)

    def test_two_fingers_zoom(self):
        self.open_slide(hash="#x=4000&y=3000&z=2")
        left, top, width, height = self.stage()
        x, y = left + width / 2, top + height / 2
        self.browser.run("""
            var stage = document.querySelector(".stage"), canvas = document.querySelector("canvas.view");
            stage.setPointerCapture = function () {};
            function send(kind, id, x, y) {
                canvas.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: id, pointerType: "touch", button: 0, clientX: x, clientY: y }));
            }
            var x = arguments[0], y = arguments[1];
            send("pointerdown", 11, x - 50, y); send("pointerdown", 12, x + 50, y);
            send("pointermove", 11, x - 50, y); send("pointermove", 12, x + 50, y);
            for (var step = 1; step <= 10; step++) { send("pointermove", 11, x - 50 - 5 * step, y); send("pointermove", 12, x + 50 + 5 * step, y); }
            send("pointerup", 11, x - 100, y); send("pointerup", 12, x + 100, y);""", x, y)
        self.settle()
        self.assertAlmostEqual(float(self.state()["z"]), 4, delta=0.05)
        self.assertAlmostEqual(float(self.state()["x"]), 4000, delta=30)

    def test_address_gives_the_view(self):
        self.open_slide(hash="#x=5000&y=2500&z=4.5")
        told = self.browser.run("return document.querySelector('.where').textContent")
        self.assertIn("5000, 2500 µm", told)
        self.assertIn("4.5×", told)
        self.browser.run("location.hash = '#x=3000&y=2000&z=3'")
        self.settle()
        self.assertIn("3000, 2000 µm", self.browser.run("return document.querySelector('.where').textContent"))
        for bad in ("#x=1&y=2", "#x=a&y=b&z=c", "#x=1e999&y=1&z=1", "#z=-3&x=1&y=1", "#region=nothing", "#region=%E0%A4%A"):
            self.open_slide(hash=bad)
            self.assertTrue(self.browser.run("return document.querySelectorAll('.frames a:not([hidden])').length"), bad)
        self.assert_quiet("addresses")

    def test_scale_bar_is_as_long_as_it_says(self):
        slide = self.site.data["slides"][1]
        for z in (1.2, 3, 7):
            self.open_slide(hash=f"#x=4000&y=3000&z={z}")
            text, width = self.browser.run("""
                var bar = document.querySelector(".bar-scale i");
                return [document.querySelector(".bar-scale span").textContent, parseFloat(bar.style.width)]""")
            number, unit = text.split()
            microns = float(number) * (1000 if unit == "mm" else 1)
            self.assertAlmostEqual(width, microns / slide["micronsPerPixel"] * z / slide["magnification"], delta=0.6)
            self.assertTrue(30 < width <= 160.5, text)

    def test_a_hit_opens_in_its_slide(self):
        page = "regions/00001.html"
        self.visit(page)
        rank, said, href = self.browser.run("""
            var link = document.querySelectorAll(".hits a")[2];
            return [link.querySelector(".rank").textContent, link.innerText, link.href]""")
        self.assertEqual(rank, "3")
        self.browser.run("document.querySelectorAll('.hits a')[2].focus()")
        self.browser.keys(ENTER)
        self.browser.wait("return location.pathname.indexOf('/slides/') > 0 && document.readyState === 'complete'")
        self.settle()
        self.assertTrue(self.browser.url().startswith(href.split("#")[0]))
        frame = self.browser.run("""
            var chosen = document.querySelector(".frames .chosen"), box = chosen.getBoundingClientRect();
            var stage = document.querySelector(".stage").getBoundingClientRect();
            return { label: chosen.getAttribute("aria-label"), page: chosen.getAttribute("href"), width: box.width, height: box.height,
                inside: box.left >= stage.left && box.right <= stage.right && box.top >= stage.top && box.bottom <= stage.bottom,
                told: document.querySelector(".told-region").textContent }""")
        self.assertTrue(frame["inside"])
        self.assertGreater(min(frame["width"], frame["height"]), 100)
        self.assertIn("Hit 3 of", frame["label"])
        self.assertIn("Hit 3 of", frame["told"])
        self.assertIn("distance " + re.search(r"distance ([\d.]+)", said)[1], frame["label"])
        self.assertEqual(frame["page"], "../regions/00001.html")
        # Hits of other queries are out of the way.
        others = self.browser.run(
            "return [...document.querySelectorAll('.frames a:not([hidden])')].map(a => a.getAttribute('aria-label'))")
        name = self.site.data["queries"][1]["identifier"]
        self.assertTrue(all(f"“{name}”" in label for label in others), others)

    def test_frames_can_be_switched_off(self):
        self.open_slide()
        count = "return [...document.querySelectorAll('.frames a.%s:not([hidden])')].length"
        self.assertGreater(self.browser.run(count % "hit"), 3)
        self.browser.run("document.querySelectorAll('.over input')[1].click()")
        self.settle()
        self.assertEqual(self.browser.run(count % "hit"), 0)
        self.assertGreater(self.browser.run(count % "query"), 0)
        words = self.browser.run("return document.querySelector('.over').innerText")
        self.assertRegex(words, "solid")
        self.assertRegex(words, "dashed")

    def test_table_shows_a_region_in_the_viewer(self):
        self.open_slide()
        self.browser.run("document.querySelectorAll('a[data-show]')[1].click()")
        self.settle()
        key = self.browser.run("return document.querySelectorAll('a[data-show]')[1].getAttribute('href')").split("=")[1]
        self.assertEqual(self.state()["region"], key)
        self.assertEqual(self.browser.run("return document.querySelectorAll('.frames .chosen').length"), 1)
        self.assertEqual(self.browser.run("return document.activeElement.className"), "view")

    def test_only_tiles_that_are_there_are_asked_for(self):
        """Panning over the whole slide at every zoom leaves no failed request behind."""
        self.open_slide()
        slide = self.site.data["slides"][1]
        width, height = (slide[edge] * slide["micronsPerPixel"] for edge in ("width", "height"))
        for z in (0.8, 2, 5, 9):
            for x in (0, 0.3, 0.6, 1):
                for y in (0, 0.5, 1):
                    self.browser.run("location.hash = arguments[0]", f"#x={x * width:.0f}&y={y * height:.0f}&z={z}")
                    self.browser.wait(SETTLED, seconds=60)
        self.assert_quiet("viewer")
        asked = self.assert_offline("viewer")
        self.assertGreater(sum("/pyramids/" in url for url in asked), 20)

    def test_the_slide_is_drawn_as_its_tiles_are(self):
        """The finest level at one pixel to one, across tile borders, against the tiles put together by Pillow."""
        number = 1
        slide = self.site.data["slides"][number]
        with open(self.site.path(slide["script"]), encoding="utf-8") as file:
            pyramid = json.loads(file.read().split("= ")[-1].rstrip().rstrip(";"))["pyramid"]
        size, overlap, level = pyramid["tileSize"], pyramid["overlap"], pyramid["maxLevel"]
        whole = Image.new("RGB", (pyramid["width"], pyramid["height"]), (255, 255, 255))
        folder = self.site.path(pyramid["path"] + str(level))
        for name in os.listdir(folder):
            column, row = map(int, name.split(".")[0].split("_"))
            tile = Image.open(os.path.join(folder, name))
            whole.paste(tile, (column * size - (overlap if column else 0), row * size - (overlap if row else 0)))
        scale = slide["micronsPerPixel"] * pyramid["factor"]
        # The corner of four tiles that are all there, nearest to the middle of the slide.
        here = {tuple(map(int, name.split(".")[0].split("_"))) for name in os.listdir(folder)}
        corners = [(c, r) for c, r in here if {(c + 1, r), (c, r + 1), (c + 1, r + 1)} <= here]
        middle = (pyramid["width"] / size / 2, pyramid["height"] / size / 2)
        column, row = min(corners, key=lambda at: abs(at[0] + 1 - middle[0]) + abs(at[1] + 1 - middle[1]))
        x, y = (column + 1) * size, (row + 1) * size
        self.open_slide(number, f"#x={x * scale:.0f}&y={y * scale:.0f}&z={slide['magnification'] / pyramid['factor']}")
        self.browser.run("document.querySelector('.frames').style.display = 'none'")
        left, top, width, height = self.stage()
        shot = Image.open(io.BytesIO(self.browser.screenshot())).convert("RGB")
        half = 110
        centre = (round(left + width / 2), round(top + height / 2))
        seen = shot.crop((centre[0] - half, centre[1] - half, centre[0] + half, centre[1] + half))
        # The address holds whole microns, half a pixel at most: the best of the places around counts.
        best = min(
            ImageStat.Stat(ImageChops.difference(seen, whole.crop((x + dx - half, y + dy - half, x + dx + half, y + dy + half)))).mean
            for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        self.assertLess(max(best), 9, "the picture is not that of the tiles")
        # A seam would be a line at the border that neighbours do not have.
        border = [sum(ImageStat.Stat(seen.crop((half + d, 0, half + d + 1, 2 * half))).mean) for d in range(-6, 6)]
        steps = [abs(a - b) for a, b in zip(border, border[1:])]
        self.assertLess(max(steps), 3 * 25)

    def test_frames_can_be_skipped(self):
        self.open_slide()
        self.browser.run("document.querySelector('canvas.view').focus()")
        self.browser.keys(TAB)
        self.assertEqual(self.browser.run("return document.activeElement.className"), "past")
        self.browser.keys(ENTER)
        self.assertEqual(self.browser.run("return document.activeElement.id"), "where")
        self.assertEqual(self.state(), {})

    def test_every_frame_of_the_keyboard_comes_into_view(self):
        self.open_slide(hash="#x=2000&y=2000&z=5")
        self.browser.run("document.querySelector('.past').focus()")
        for _ in range(3):
            self.browser.keys(TAB)
            self.settle()
            inside = self.browser.run("""
                var node = document.activeElement, box = node.getBoundingClientRect(), stage = document.querySelector(".stage").getBoundingClientRect();
                if (!node.closest(".frames")) return null;
                return box.right > stage.left && box.left < stage.right && box.bottom > stage.top && box.top < stage.bottom""")
            if inside is None:
                break
            self.assertTrue(inside)

    def test_nothing_moves_while_it_loads(self):
        for width in (360, 1440):
            self.browser.size(width, 900)
            for page in self.site.sample(1):
                self.visit(page)
                self.assertEqual(self.moved(400), [], f"{page} at {width} px")

    def test_sharp_on_dense_screens(self):
        self.browser.size(1000, 800, scale=2)
        self.open_slide()
        ratio = self.browser.run("""
            var canvas = document.querySelector("canvas.view");
            return canvas.width / canvas.clientWidth""")
        self.assertAlmostEqual(ratio, 2, delta=0.01)


class RegionsTest(SlidesTest):
    def test_filters_and_sorting_are_in_the_address(self):
        self.visit("regions/index.html")
        shown = "return [...document.querySelectorAll('#items > li:not([hidden])')].map(li => li.querySelector('a').getAttribute('href'))"
        queries = self.site.data["queries"]
        everything = [query["page"].split("/")[1] for query in queries]
        self.assertEqual(self.browser.run(shown), everything)
        self.browser.run("""
            var field = document.querySelector("select[name=class]");
            field.value = "1";
            field.dispatchEvent(new Event("input", { bubbles: true }));""")
        wanted = [page for page, query in zip(everything, queries) if query.get("className") == self.site.data["classes"][1]]
        self.assertEqual(self.browser.run(shown), wanted)
        self.assertEqual(self.state(), {"class": "1"})
        self.visit("regions/index.html", "#sort=0&dir=down")
        scored = [(-query["scores"][0] if query["scores"][0] is not None else 9, number) for number, query in enumerate(queries)]
        self.assertEqual(self.browser.run(shown), [everything[number] for _, number in sorted(scored)])
        text = self.browser.run("return document.getElementById('shown').textContent")
        self.assertIn(f"All {len(queries)} regions", text)
        self.assertIn("Rank-weighted AP@10", text)

    def test_pages_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit(self.site.data["slides"][1]["page"])
        finally:
            self.browser.scripting(True)
        frames, rows, form = self.browser.run("""
            return [document.querySelectorAll(".still svg a[href] rect").length, document.querySelectorAll(".regions tbody tr").length,
                document.querySelectorAll("button, input").length]""")
        self.assertGreater(frames, 3)
        self.assertEqual(frames, rows)
        self.assertEqual(form, 0, "a control that does nothing")
        self.assertTrue(self.browser.run("return getComputedStyle(document.querySelector('.still')).visibility"), "visible")

    def test_maps_lie_on_their_slides(self):
        self.visit("regions/00000.html")
        found = self.browser.run("""
            return [...document.querySelectorAll(".maps .map")].slice(0, 4).map(function (map) {
                var slide = map.querySelector(".slide"), heat = map.querySelector(".heat");
                return [heat.x.baseVal.value, heat.y.baseVal.value, heat.width.baseVal.value / slide.width.baseVal.value,
                    heat.height.baseVal.value / slide.height.baseVal.value, getComputedStyle(heat).mixBlendMode];
            })""")
        self.assertTrue(found)
        for left, top, width, height, blend in found:
            self.assertEqual((left, top, blend), (0, 0, "multiply"))
            # The last cells reach over the slide's edge by less than a cell.
            self.assertTrue(1 <= width < 1.2 and 1 <= height < 1.2, (width, height))


class RectangleSearchTest(SlidesTest):
    """A rectangle drawn on a slide; the server here is a stand-in that notes what it is asked."""

    def setUp(self):
        super().setUp()
        self.asked = asked = []
        hits = [
            {"slide": 0, "scale": 10, "x": 2000, "y": 3000, "width": 1792, "height": 1792, "distance": 2.25, "class": "Tumour"},
            {"slide": 2, "scale": 5, "x": 8000, "y": 6000, "width": 3584, "height": 3584, "distance": 100, "class": None}]
        self.status, self.answer = 200, {"hits": hits}
        test = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked.append((self.path, self.headers["Content-Type"], json.loads(body)))
                data = json.dumps(test.answer).encode()
                self.send_response(test.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=self.site.root))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def tearDown(self):
        self.browser.open("about:blank")
        self.server.shutdown()
        self.server.server_close()

    def open_served(self):
        self.browser.open(self.address + self.site.data["slides"][1]["page"])
        self.browser.wait(SETTLED, seconds=60)
        self.browser.run("document.querySelector('.rect-search').open = true")

    def test_from_disk_the_button_says_why_it_is_off(self):
        self.open_slide()
        self.browser.run("document.querySelector('.rect-search').open = true")
        disabled, why = self.browser.run("""
            var button = document.querySelector(".rect-search [type=submit]");
            return [button.disabled, document.getElementById(button.getAttribute("aria-describedby")).innerText]""")
        self.assertTrue(disabled)
        self.assertIn("vitrine serve", why)

    def test_a_typed_rectangle_is_searched(self):
        self.open_served()
        slide = self.site.data["slides"][1]
        microns = {"x": 3000, "y": 2000, "width": 450, "height": 300}
        for name, value in microns.items():
            self.browser.type_into(self.browser.find(f".rect-search [name={name}]"), str(value))
        self.browser.run("document.querySelector('.rect-search [name=scale]').value = '10'")
        self.browser.run("document.querySelector('.rect-search [type=submit]').click()")
        self.browser.wait("return document.querySelectorAll('.rect-search .hits li').length === 2")
        path, kind, body = self.asked[0]
        self.assertEqual((path, kind), ("/api/regions", "application/json"))
        expected = {name: round(value / slide["micronsPerPixel"]) for name, value in microns.items()}
        self.assertEqual(body, {"slide": 1, "scale": 10, **expected})
        links, text = self.browser.run("""
            return [[...document.querySelectorAll(".rect-search .hits a")].map(a => a.getAttribute("href")), document.querySelector(".rect-search").innerText]""")
        self.assertTrue(links[0].startswith("../" + self.site.data["slides"][0]["page"] + "#x="))
        for part in ("2 regions", "Tumour", "distance 2.25", "distance 100", "no class", "µm"):
            self.assertIn(part, text)
        self.assert_quiet("search")

    def test_a_drawn_rectangle_fills_the_fields(self):
        self.open_served()
        self.browser.run("[...document.querySelectorAll('.rect-search button')].find(b => /Draw/.test(b.textContent)).click(); scrollTo(0, 0)")
        left, top, width, height = self.stage()
        x, y = left + width * 0.4, top + height * 0.4
        before = self.browser.run("return location.hash")
        self.pointer(self.move(x, y), self.DOWN, self.move(x + 50, y + 20), self.move(x + 100, y + 80), self.UP)
        values = self.browser.run("return ['x', 'y', 'width', 'height'].map(n => +document.querySelector('.rect-search [name=' + n + ']').value)")
        slide = self.site.data["slides"][1]
        zoom = min(width / slide["width"], height / slide["height"]) * 0.96
        for found, expected in zip(values, (
                (width * -0.1 / zoom + slide["width"] / 2), (height * -0.1 / zoom + slide["height"] / 2), 100 / zoom, 80 / zoom)):
            self.assertAlmostEqual(found, expected * slide["micronsPerPixel"], delta=2 / zoom * slide["micronsPerPixel"])
        self.assertEqual(self.browser.run("return location.hash"), before, "drawing moved the slide")
        self.assertFalse(self.browser.run("return document.querySelector('.drawn').hidden"))

    def test_refusals_are_told(self):
        self.open_served()
        self.status, self.answer = 422, {"error": {"code": "too-small", "message": "The rectangle holds no whole tile."}}
        for name, value in {"x": 10, "y": 10, "width": 5, "height": 5}.items():
            self.browser.type_into(self.browser.find(f".rect-search [name={name}]"), str(value))
        self.browser.run("document.querySelector('.rect-search [type=submit]').click()")
        said = "return document.querySelector('.rect-search [role=status]').textContent"
        self.browser.wait(said + ".indexOf('no whole tile') > 0")
        # One that reaches over the edge is not even asked for.
        self.browser.run("document.querySelector('.rect-search [name=width]').value = '999999'")
        self.browser.run("document.querySelector('.rect-search [type=submit]').click()")
        self.browser.wait(said + ".indexOf('not inside') > 0")
        self.assertEqual(len(self.asked), 1)
