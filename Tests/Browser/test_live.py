"""Live search: what the page finds is what the program found, and what a plain scan in Python finds."""

import ast
import csv
import gzip
import os
import random
import re
import struct

import small_site
import test_standards
from support import BrowserTest

ESCAPE = "\ue00c"
HITS = """
    return [...document.querySelectorAll("#search .live > li")].flatMap(function (band) {
        var distance = +band.querySelector("p b").textContent.replace("Distance ", "");
        return [...band.querySelectorAll("ol a")].map(function (hit) {
            var word = hit.querySelector("b, i");
            return [+hit.textContent.match(/row (\\d+) *$/)[1], distance, word ? word.textContent : ""];
        });
    });"""


def codes_of(path):
    """A .npy file of uint8 [N, bytes] as one whole number for each row, bit 0 the least."""
    with open(path, "rb") as file:
        data = file.read()
    size = struct.unpack("<H", data[8:10])[0]
    rows, width = ast.literal_eval(data[10:10 + size].decode())["shape"]
    body = data[10 + size:]
    return [int.from_bytes(body[row * width:(row + 1) * width], "little") for row in range(rows)]


def scan(codes, query, bits=None, keep=None, skip=None):
    """(row, distance) of all codes, nearest first, equal distances by row."""
    mask = (1 << bits) - 1 if bits else -1
    found = [
        (bin((code ^ query) & mask).count("1"), row) for row, code in enumerate(codes)
        if row != skip and (keep is None or keep(row))]
    return [(row, distance) for distance, row in sorted(found)]


class LiveTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.runs = [run for run in self.site.data["runs"] if run["distance"] == "hamming"]
        self.run = self.runs[-1]
        self.name = self.run["data"].split("/")[1]

    def open(self, hash=""):
        self.visit("search.html", hash)
        self.settle()

    def settle(self):
        return self.browser.wait("""
            var text = document.querySelector("#search [role=status]").textContent;
            return /^(Loading|Searching)/.test(text) ? "" : text""")

    def hits(self):
        return [tuple(hit) for hit in self.browser.run(HITS)]

    def codes(self, split, run=None):
        return codes_of(self.site.path(f"{(run or self.run)['data']}{split}.codes.npy"))

    def labels(self, kind):
        """The label of each image as text, from the page's own data."""
        count = self.browser.run("return vitrine.images[arguments[0]]", "databaseCount" if kind == "d" else "queryCount")
        return self.browser.run(
            "return Array.from({ length: arguments[1] }, (_, row) => vitrine.labelText(arguments[0], row))", kind, count)


class ResultsTest(LiveTest):
    def test_neighbours_are_the_program_s(self):
        for run in self.runs:
            with gzip.open(self.site.path(run["data"] + "neighbours.csv.gz"), "rt", encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            known = {}
            for row in rows:
                known.setdefault(int(row["query"]), []).append(
                    (int(row["row"]), int(row["distance"]), "right" if row["right"] == "1" else "wrong"))
            queries = sorted(known)
            for query in random.Random(4).sample(queries, min(6, len(queries))):
                count = len(known[query])
                self.open(f"#q={query}&k={count}&run={run['data'].split('/')[1]}")
                self.assertEqual(self.hits(), known[query], f"{run['name']}, query {query}")
                right = sum(word == "right" for _, _, word in known[query])
                self.assertIn(f": {right} right", self.settle())
        self.assert_quiet("search.html")
        self.assert_offline("search.html")

    def test_prefix_radius_and_class(self):
        codes, queries = self.codes("database"), self.codes("query")
        self.open()
        labels = self.labels("d")
        classes = self.site.data["dataset"]["classes"]
        bits = self.run["bits"]
        for query, prefix, radius, label in [(0, 5, None, None), (1, bits - 1, 1, None), (2, 8, 0, 1), (0, None, 3, 0), (2, 1, None, 1)]:
            hash = f"#q={query}&run={self.name}&k=1000"
            hash += f"&b={prefix}" if prefix else ""
            hash += f"&r={radius}" if radius is not None else ""
            hash += f"&class={label}" if label is not None else ""
            self.open(hash)
            keep = None if label is None else lambda row: classes[label] in labels[row].split(", ")
            expected = scan(codes, queries[query], prefix, keep)
            among = len(expected)
            if radius is not None:
                expected = [hit for hit in expected if hit[1] <= radius]
            self.assertEqual([hit[:2] for hit in self.hits()], expected[:1000], hash)
            status = self.settle()
            grouped = re.sub(r"\B(?=(\d{3})+$)", "\u202f", str(len(expected))) if len(expected) > 9999 else str(len(expected))
            if radius is not None:
                self.assertTrue(status.startswith(f"{grouped} of "), status)
                self.assertIn(f"within distance {radius}", status)
            if len(expected) > 1000:
                self.assertIn("1000", status)
            self.assertLessEqual(len(expected), among)
        self.assert_quiet("search.html")

    def test_a_band_counts_what_is_not_shown(self):
        codes, queries = self.codes("database"), self.codes("query")
        everything = scan(codes, queries[1], 3)
        self.open(f"#q=1&run={self.name}&b=3&k=4")
        last = everything[3][1]
        tied = sum(distance == last for _, distance in everything)
        shown = sum(distance == last for _, distance in everything[:4])
        self.assertGreater(tied, shown, "the sample has no tie at its cut")
        text = self.browser.run("return [...document.querySelectorAll('#search .live > li > p')].pop().textContent")
        self.assertRegex(text, rf": {shown} of [\d\u202f]+ images at this distance$")
        self.assertEqual(int(re.sub(r"\D", "", text.split(" of ")[1])), tied)

    def test_database_image_finds_others(self):
        codes = self.codes("database")
        for row in (0, 17, len(codes) - 1):
            self.open(f"#d={row}&run={self.name}&k=15")
            self.assertEqual([hit[:2] for hit in self.hits()], scan(codes, codes[row], skip=row)[:15])
            self.assertIn("itself is left out", self.browser.run("return document.querySelector('#search').textContent"))

    def test_code_in_the_address(self):
        code = self.codes("query")[3]
        text = code.to_bytes(self.run["bits"] // 8, "little").hex()
        self.open(f"#code={text}&run={self.name}")
        self.assertEqual([hit[:2] for hit in self.hits()], scan(self.codes("database"), code)[:20])
        self.assertEqual({hit[2] for hit in self.hits()}, {""}, "nobody knows what is right for a bare code")
        self.open(f"#code={text}00&run={self.name}")
        self.assertIn("bits", self.settle())
        self.assertEqual(self.hits(), [])

    def test_relevance_of_several_labels(self):
        """The rules on sets of labels, as the program has them."""
        self.open()
        sets = [[], [0], [1], [0, 1], [1, 8], [0, 1, 8]]
        bits = bytes(byte for labels in sets for byte in sum(1 << label for label in labels).to_bytes(2, "little"))
        found = self.browser.run_async("""
            var rules = arguments[1], done = arguments[2], text = btoa(String.fromCharCode(...arguments[0]));
            vitrine.images = { databaseLabels: text, queryLabels: text, labelBytes: 2, databaseCount: 6, queryCount: 6,
                classes: ["a", "b", "c", "d", "e", "f", "g", "h", "i"] };
            vitrine.load("assets/labels.js?again", function () {
                var rows = [0, 1, 2, 3, 4, 5];
                done({ labels: rows.map(row => vitrine.labelsOf("d", row)), text: vitrine.labelText("q", 4), none: vitrine.labelText("q", 0),
                    mask: Array.from(vitrine.imagesWith(1)),
                    right: rules.map(rule => rows.map(query => rows.map(row => vitrine.isRight(rule, "q", query, row)))) });
            });""", list(bits), ["same-label", "identical", "any-shared-label", "all-query-labels"])
        self.assertEqual(found["labels"], sets)
        self.assertEqual((found["text"], found["none"]), ("b, i", "no label"))
        self.assertEqual(found["mask"], [0, 0, 1, 1, 1, 1])
        rules = [
            lambda q, d: bool(q) and q == d, lambda q, d: q == d, lambda q, d: bool(q & d),
            lambda q, d: bool(q) and q <= d]
        for rule, table in zip(rules, found["right"]):
            self.assertEqual(table, [[rule(set(query), set(row)) for row in sets] for query in sets])


class UseTest(LiveTest):
    def set(self, label, value):
        """Into the control that a label names."""
        self.browser.run("""
            var label = [...document.querySelectorAll("#search label")].find(l => l.textContent.startsWith(arguments[0]));
            var field = label.querySelector("select, input");
            field.value = arguments[1];
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.dispatchEvent(new Event("change", { bubbles: true }));""", label, value)
        self.settle()

    def test_address_restores_the_view(self):
        self.open()
        for label, value in [("Run", self.name), ("Image", "d"), ("Row", "5"), ("Find", "within"), ("Distance", "6"),
                             ("Show", "7"), ("Class", "1"), ("Bits", "11")]:
            self.set(label, value)
        hits, status, address = self.hits(), self.settle().split(" bits compared")[0], self.browser.url()
        self.assertTrue(hits)
        for part in ("d=5", "r=6", "k=7", "class=1", "b=11"):
            self.assertIn(part, address)
        self.browser.open("about:blank")
        self.browser.open(address)
        self.assertEqual(self.settle().split(" bits compared")[0], status)
        self.assertEqual(self.hits(), hits)
        self.assertEqual(self.browser.url(), address)

    def test_a_hit_becomes_the_query(self):
        self.open(f"#q=1&run={self.name}&k=5")
        first = self.hits()[0][0]
        before = self.hits()
        self.browser.run("document.querySelector('#search .live a').click()")
        self.browser.wait("return document.querySelector('#search h2').textContent.startsWith('Database image ' + arguments[0])", first)
        self.assertIn(f"d={first}", self.browser.url())
        self.assertEqual(len(self.hits()), 5)
        self.assertTrue(self.browser.run("return document.activeElement === document.querySelector('#search h2')"))
        self.browser.run("history.back()")
        self.browser.wait("return document.querySelector('#search h2').textContent.startsWith('Query 1 ')")
        self.settle()
        self.assertEqual(self.hits(), before)

    def test_keyboard_and_random(self):
        self.open()
        self.browser.keys("/")
        self.assertEqual(self.browser.run("return document.activeElement.type"), "number")
        address = self.browser.url()
        for _ in range(20):
            self.browser.run("[...document.querySelectorAll('#search button')].find(b => b.textContent === 'Random').click()")
            if self.browser.url() != address:
                break
        self.assertRegex(self.browser.url(), r"#.*q=\d+")
        self.settle()
        self.assertEqual(len(self.hits()), 20)

    def test_more_results(self):
        self.open(f"#q=0&run={self.name}&k=5")
        self.browser.run("[...document.querySelectorAll('#search button')].find(b => /^Show .* more$/.test(b.textContent)).click()")
        self.assertEqual(len(self.hits()), min(105, self.site.data["dataset"]["database"]))
        self.assertEqual(
            self.browser.run("return [...document.querySelectorAll('#search .live a')].indexOf(document.activeElement)"), 5)

    def test_strange_addresses(self):
        for hash in ("#q=99999999", "#d=-1", "#q=%", "#q=x&class=999&b=0&k=0&r=-3", "#code=xyz", "#run=nothing", "#=&&=",
                     "#q=%3Cimg%20src=x%20onerror=alert(1)%3E", "#code=" + "f" * 5001):
            self.open(hash)
            self.assertEqual(self.browser.run("return document.querySelectorAll('#search img').length"), 0)
            self.assertTrue(self.settle(), hash)
            self.assert_quiet("search.html" + hash)
        # From there on with the controls.
        self.set("Row", "2")
        self.assertEqual(len(self.hits()), 20)

    def test_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit("search.html")
        finally:
            self.browser.scripting(True)
        text = self.browser.run("return document.querySelector('main').innerText")
        self.assertIn("JavaScript", text)
        for run in self.site.data["runs"]:
            self.assertIn(run["title"], text)
        self.assertTrue(self.browser.run("return !!document.querySelector('main a[href=\"browse/index.html\"]')"))


class SpeedTest(LiveTest):
    """The budget of 10 ms is the benchmark's; here the machine may be as slow as it likes."""

    def test_sixty_thousand_codes(self):
        """A query among 60 000 codes takes less than a plain scan, byte by byte, that keeps nothing."""
        self.open()
        for bits in (48, 64, 128, 256):
            # The best of five: other programs that have the processor are no matter of the page.
            pairs = [self.measure(bits) for _ in range(5)]
            self.assertGreaterEqual(min(search for search, _ in pairs), 0, "a code does not find itself")
            search, scan = (min(times) for times in zip(*pairs))
            print(f"live search, {bits} bits: {search:.2f} ms; a plain scan: {scan:.2f} ms")
            self.assertLess(search, scan, f"{bits} bits")

    def measure(self, bits):
        """Milliseconds of a query that is one of the codes (-1: it is not found), and of a plain scan: medians."""
        return self.browser.run("""
            var bytes = arguments[0] / 8, codes = new Uint8Array(60000 * bytes), seed = 7;
            for (var at = 0; at < codes.length; at++) {
                seed = Math.imul(seed, 1664525) + 1013904223 | 0;
                codes[at] = seed >>> 24;
            }
            var counts = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);
            function scan(code) {
                var least = Infinity;
                for (var row = 0; row < 60000; row++) {
                    var distance = 0;
                    for (var at = 0; at < bytes; at++) distance += counts[code[at] ^ codes[row * bytes + at]];
                    if (distance < least) least = distance;
                }
                return least;
            }
            function median(times) { return times.sort((a, b) => a - b)[times.length >> 1]; }
            var index = vitrine.hamming(codes, bytes), searches = [], scans = [];
            for (var query = 0; query < 100; query++) {
                var code = codes.slice(query * bytes, query * bytes + bytes), began = performance.now();
                var found = index.search(code, { k: 50 }), ended = performance.now();
                searches.push(ended - began);
                if (found.rows[0] !== query || found.rows.length !== 50) return [-1, 0];
                if (scan(code) !== 0) return [-1, 0];
                scans.push(performance.now() - ended);
            }
            return [median(searches), median(scans)];""", bits)


def area_average(pixels, width, height, size):
    """The middle of a grey image as size × size pixels, each the mean of the area under it."""
    side = min(width, height)
    left, top, step = (width - side) / 2, (height - side) / 2, side / size
    result = []
    for row in range(size):
        for column in range(size):
            total = 0
            x0, y0 = left + column * step, top + row * step
            for y in range(int(y0), min(height, int(y0 + step) + 1)):
                for x in range(int(x0), min(width, int(x0 + step) + 1)):
                    part = max(0, min(x0 + step, x + 1) - max(x0, x)) * max(0, min(y0 + step, y + 1) - max(y0, y))
                    total += part * pixels[y * width + x]
            result.append(total / step ** 2)
    return result


class NewImageTest(LiveTest):
    def fake_encoder(self, size, query):
        """In place of an encoder: keeps what it is given and answers with the code of a query."""
        self.browser.run("""
            var size = arguments[0], query = arguments[1];
            vitrine.encoders = {};
            vitrine.images.runs.forEach(function (run) { vitrine.encoders[run.name] = { input: [size, size, 1] }; });
            vitrine.encode = function (run, floats) {
                window.given = Array.from(floats);
                var codes = vitrine.codes[run], all = vitrine.bytes(codes.query);
                return { latent: null, code: all.slice(query * codes.bytes, (query + 1) * codes.bytes) };
            };""", size, query)

    def choose(self, path):
        self.browser.run("document.querySelector('#search details').open = true")
        self.browser.type_into(self.browser.find("#search input[type=file]"), path)

    def write(self, name, data):
        path = os.path.join(os.environ["VITRINE_WORK"], name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_the_encoder_gets_the_image_averaged(self):
        rng = random.Random(3)
        for width, height in ((50, 31), (28, 28), (9, 12)):
            pixels = [rng.randrange(256) for _ in range(width * height)]
            path = self.write(f"image{width}.png", small_site.png(pixels, width, height))
            for invert in (False, True):
                self.open(f"#q=2&run={self.name}&k=10")
                expected_hits = self.hits()
                self.fake_encoder(14, 2)
                if invert:
                    self.browser.run("document.querySelector('#search input[type=checkbox]').click()")
                self.choose(path)
                given = self.browser.wait("return window.given")
                expected = area_average(pixels, width, height, 14)
                for got, value in zip(given, expected):
                    value = 255 - value if invert else value
                    self.assertAlmostEqual(got * 255, value, delta=0.51)
                self.assertEqual(len(given), 14 * 14)
                self.browser.wait("return document.querySelector('#search h2').textContent.startsWith('Your image')")
                self.assertEqual([hit[:2] for hit in self.hits()], [hit[:2] for hit in expected_hits])
                self.assertIn("14 × 14 pixels", self.browser.run("return document.querySelector('#search figcaption').textContent"))
        self.assertRegex(self.browser.url(), "code=[0-9a-f]{4}")
        self.assert_quiet("search.html")

    def test_a_drawing(self):
        self.open(f"#q=4&run={self.name}&new=1")
        expected = self.hits()
        self.fake_encoder(28, 4)
        self.browser.run("document.querySelector('#search canvas').scrollIntoView()")
        box = self.browser.run("var b = document.querySelector('#search canvas').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]")
        at = [(int(box[0] + box[2] * x), int(box[1] + box[3] * .5)) for x in (.2, .5, .8)]
        self.browser.command("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [
            {"type": "pointerMove", "x": at[0][0], "y": at[0][1]}, {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "x": at[1][0], "y": at[1][1]}, {"type": "pointerMove", "x": at[2][0], "y": at[2][1]},
            {"type": "pointerUp", "button": 0}]}]})
        given = self.browser.wait("return window.given")
        self.browser.wait("return document.querySelector('#search h2').textContent.startsWith('Your image')")
        self.assertEqual([hit[:2] for hit in self.hits()], [hit[:2] for hit in expected])
        given = self.browser.run("return window.given")
        middle, above = given[14 * 28:15 * 28], given[4 * 28:5 * 28]
        self.assertEqual(above, [0] * 28)
        self.assertGreater(min(middle[8:20]), 0.9, "the line is white")
        self.assertLess(max(middle[:3] + middle[25:]), 0.1, "and ends where it ends")
        self.assert_quiet("search.html")

    def test_without_an_encoder_the_page_says_what_to_do(self):
        self.open(f"#run={self.name}")
        self.browser.run("vitrine.images.runs.forEach(run => { delete run.encoder; })")
        self.choose(self.write("plain.png", small_site.png([99] * 64, 8, 8)))
        self.browser.wait("return /vitrine serve/.test(document.querySelector('#search [role=status]').textContent)")
        self.assertEqual(self.hits(), [])
        self.assert_quiet("search.html")
        self.assert_offline("search.html")

    def test_what_is_no_image_is_told(self):
        self.open(f"#run={self.name}")
        self.fake_encoder(28, 0)
        self.choose(self.write("broken.png", b"\x89PNG\r\n\x1a\nnothing more"))
        self.browser.wait("return /cannot read/.test(document.querySelector('#search [role=status]').textContent)")
        self.assertEqual(self.hits(), [])


class StandardsTest(LiveTest):
    """axe-core on the states that a plain visit does not show."""

    RULES = test_standards.AxeTest.RULES
    check = test_standards.AxeTest.check

    @classmethod
    def setUpClass(cls):
        test_standards.AxeTest.setUpClass.__func__(cls)

    def test_states(self):
        for width, scheme in ((320, "light"), (1440, "light"), (320, "dark"), (1440, "dark")):
            self.browser.size(width, 900)
            self.browser.colours(scheme)
            for hash in ("#q=1&r=2&new=1", "#d=3&b=4&k=100", "#q=99999999", "#code=00"):
                self.open(hash)
                self.assertEqual(self.check("search.html" + hash), [])
                overflow = self.browser.run(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(overflow, 0, f"{hash} at {width} px")
