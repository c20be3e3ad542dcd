"""What pages give away: addresses, LaTeX, CSV, SVG, PNG, PDF and BibTeX, with the keyboard alone."""

import base64
import csv
import functools
import gzip
import http.server
import io
import os
import re
import shutil
import struct
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
import zlib

from support import BrowserTest

ENTER, TAB, ESCAPE = "\ue007", "\ue004", "\ue00c"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'a "b", <c> & {d}_$e%#~^\\\r\n=1+2'


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".webp": "image/webp"}

    def log_message(self, *_):
        pass


def pixels(data):
    """Width, height and rows of RGBA of an 8-bit PNG without interlacing."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, width, height, kind = 8, b"", 0, 0, 0
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if name == b"IHDR":
            width, height, depth, kind = struct.unpack(">IIBB", body[:10])
            assert depth == 8 and kind in (2, 6)
        elif name == b"IDAT":
            packed += body
        at += 12 + length
    step = 4 if kind == 6 else 3
    raw, rows, before = zlib.decompress(packed), [], bytearray(width * step)
    for y in range(height):
        start = y * (width * step + 1)
        method, line = raw[start], bytearray(raw[start + 1:start + 1 + width * step])
        for x in range(width * step):
            left = line[x - step] if x >= step else 0
            up, corner = before[x], before[x - step] if x >= step else 0
            if method == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
                add = near[2]
            else:
                add = (0, left, up, (left + up) // 2)[method]
            line[x] = (line[x] + add) & 255
        rows.append(line)
        before = line
    return width, height, [[tuple(row[x * step:x * step + 3]) for x in range(width)] for row in rows]


class ExportTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.folder = tempfile.mkdtemp(prefix="vitrine-saved-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.browser.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.folder)

    def open_dialog(self, page, hash=""):
        self.visit(page, hash)
        self.dialog()

    def dialog(self):
        # What is copied is kept, because the clipboard of a headless browser cannot be read.
        self.browser.run("""
            window.copied = [];
            Object.defineProperty(navigator, "clipboard", { configurable: true, value: {
                writeText: function (text) { copied.push(text); return Promise.resolve(); } } });""")
        self.browser.keys("c")
        self.browser.wait("return !!document.querySelector('dialog.export[open]')")

    def press(self, label):
        """A button of the dialog, by keyboard."""
        self.browser.run("""
            var label = arguments[0];
            [...document.querySelectorAll("dialog.export button")].find(node => node.textContent === label).focus();""", label)
        self.browser.keys(ENTER)
        return self.browser.wait("return document.querySelector('dialog.export [role=status]').textContent")

    def pick(self, label, start):
        self.browser.run("""
            var field = [...document.querySelectorAll("dialog.export label")]
                .find(node => node.firstChild.textContent === arguments[0]).querySelector("select");
            field.value = [...field.options].find(option => option.textContent.startsWith(arguments[1])).value;
            field.dispatchEvent(new Event("change"));""", label, start)

    def copied(self):
        return self.browser.wait("return copied.length && copied[copied.length - 1]")

    def saved(self, ending):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            found = [name for name in os.listdir(self.folder) if name.endswith(ending)]
            if found:
                with open(os.path.join(self.folder, found[0]), "rb") as file:
                    return found[0], file.read()
            time.sleep(0.05)
        self.fail(f"no file *{ending} was saved")

    def query(self):
        return self.site.queries()[1]

    # Text

    def test_hostile_text(self):
        self.open_dialog(self.query())
        found = self.browser.run("""
            var table = { title: arguments[0], columns: [arguments[0], "n"], rows: [[arguments[0], "60\\u202f000"]] };
            return [vitrine.text.csv(table), vitrine.text.booktabs(table)];""", HOSTILE)
        rows = list(csv.reader(io.StringIO(found[0], newline=""), strict=True))
        self.assertEqual(rows, [[HOSTILE, "n"], [HOSTILE, "60000"]])
        self.assertTrue(found[0].endswith("\r\n"))
        safe = r"a ''b'', \textless{}c\textgreater{} \& \{d\}\_\$e\%\#\textasciitilde{}\textasciicircum{}\textbackslash{} =1+2"
        self.assertIn(f"    {safe} & n \\\\\n", found[1])
        self.assertIn(f"    {safe} & 60\\,000 \\\\\n", found[1])
        self.assertIn(r"\begin{tabular}{lr}", found[1])

    def test_rows_of_the_browse_page_as_filtered(self):
        self.open_dialog("browse/index.html", "#class=1&sort=ap&dir=down")
        self.press("Save CSV")
        name, data = self.saved(".csv")
        self.assertEqual(name, "queries-as-shown.csv")
        text = data.decode("utf-8")
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        wanted = self.site.data["dataset"]["classes"][1]
        with open(self.site.path(self.site.data["runs"][0]["data"] + "per_query.csv"), encoding="utf-8", newline="") as file:
            truth = {row.get("row", row.get("query")): row for row in csv.DictReader(file)}
        self.assertEqual({row["row"] for row in rows}, {row for row in truth if wanted == truth[row]["labels"]})
        self.assertEqual({row["labels"] for row in rows}, {wanted})
        column = f"AP, {self.site.data['runs'][0]['title']}"
        values = [float(row[column]) for row in rows if row[column]]
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertEqual({row["name"] for row in rows}, {truth[row["row"]]["id"] for row in rows})

    def test_rows_of_a_query(self):
        page = self.query()
        self.open_dialog(page)
        self.press("Copy CSV")
        rows = list(csv.DictReader(io.StringIO(self.copied(), newline=""), strict=True))
        number = str(int(re.search(r"(\d+)\.html", page)[1]))
        with gzip.open(self.site.path(self.site.data["runs"][0]["data"] + "neighbours.csv.gz"), "rt", encoding="utf-8", newline="") as file:
            truth = [row for row in csv.DictReader(file) if row["query"] == number]
        self.assertEqual([row["query"] for row in truth], [number] * len(truth))
        for column in ("query", "rank", "row", "distance", "label", "right"):
            self.assertEqual([row[column] for row in rows], [row[column] for row in truth], column)

    def test_table_of_a_page(self):
        self.open_dialog("index.html")
        self.press("Copy CSV")
        rows = list(csv.reader(io.StringIO(self.copied(), newline=""), strict=True))
        self.assertEqual(len({len(row) for row in rows}), 1)
        titles = [run["title"] for run in self.site.data["runs"]]
        self.assertEqual(rows[0][1:], titles)
        self.press("Copy LaTeX table")
        table = self.copied()
        for part in (r"\begin{table}", r"\toprule", r"\midrule", r"\bottomrule", r"\end{table}"):
            self.assertEqual(table.count(part), 1)
        self.assertEqual(table.count(" \\\\\n"), len(rows))

    def test_latex_figure(self):
        page = self.query()
        self.open_dialog(page)
        self.pick("Results", "5")
        self.press("Copy LaTeX figure")
        digits, run = re.search(r"(\d+)\.html", page)[1], self.site.data["runs"][0]
        slug = re.search(r"runs/(.*)\.html", run["page"])[1]
        text = self.copied()
        self.assertIn(rf"\includegraphics[width=\linewidth]{{query-{digits}-{slug}}}", text)
        with gzip.open(self.site.path(run["data"] + "neighbours.csv.gz"), "rt", encoding="utf-8", newline="") as file:
            hits = [row for row in csv.DictReader(file) if row["query"] == str(int(digits))][:5]
        right = sum(row["right"] == "1" for row in hits)
        self.assertIn(f"({right} of 5)", text)
        self.assertIn("its 5 nearest database images", text)
        self.assertEqual(text.count("{"), text.count("}"))
        self.assert_quiet(page)

    def test_bibtex_and_address(self):
        self.open_dialog(self.query())
        self.press("Copy BibTeX")
        entry = self.copied()
        self.assertRegex(entry, r"^@\w+\{[^,\s{}]+,\n")
        self.assertEqual(entry.count("{"), entry.count("}"))
        self.assertNotRegex(entry, r"(?i)\b(year|date|urldate)\s*=")
        self.press("Copy its address")
        self.assertEqual(self.copied(), self.browser.url())

    def test_refused_clipboard_leaves_the_text_selected(self):
        self.open_dialog(self.query())
        self.browser.run("""
            navigator.clipboard.writeText = function () { return Promise.reject(new Error("no")); };
            document.execCommand = function () { return false; };""")
        said = self.press("Copy LaTeX figure")
        self.assertIn("Ctrl+C", said)
        chosen = self.browser.run("""
            var area = document.activeElement;
            return area.value.slice(area.selectionStart, area.selectionEnd);""")
        self.assertTrue(chosen.startswith("\\begin{figure}"))
        self.browser.run("document.execCommand = function () { return true; };")
        self.assertEqual(self.press("Copy BibTeX"), "The gallery as BibTeX copied.")

    # Pictures

    def test_chart_as_svg_and_png(self):
        self.browser.colours("dark")
        self.open_dialog("index.html")
        self.pick("Chart", "")
        self.press("Save SVG")
        _, data = self.saved(".svg")
        root = ElementTree.fromstring(data)
        self.assertEqual(root.tag, SVG + "svg")
        names = {element.tag for element in root.iter()}
        self.assertIn(SVG + "text", names)
        for element in root.iter():
            self.assertNotIn("class", element.attrib)
            for value in element.attrib.values():
                self.assertNotIn("var(", value)
        colours = {element.get(kind) for element in root.iter() for kind in ("fill", "stroke")}
        # --series-1 of the light theme, --ink-soft of the ticks: whatever the page is shown in.
        self.assertTrue({"rgb(29, 95, 168)", "rgb(85, 86, 95)"} <= colours, colours)
        self.assertIsNone(self.browser.run("return document.documentElement.getAttribute('data-theme')"))
        self.press("Save PNG")
        _, picture = self.saved(".png")
        width, height, rows = pixels(picture)
        self.assertEqual((width, height), (round(float(root.get("width")) * 4), round(float(root.get("height")) * 4)))
        self.assertEqual(rows[0][0], (255, 255, 255))
        self.assertTrue(any((29, 95, 168) in row for row in rows), "the first series is not drawn")
        self.assert_offline("index.html")

    def test_svg_of_hostile_text(self):
        self.visit("index.html")
        self.browser.run("document.querySelector('figure.chart svg text').textContent = arguments[0]", HOSTILE)
        self.dialog()
        self.press("Copy SVG")
        root = ElementTree.fromstring(self.copied().split("\n", 1)[1])
        self.assertIn(HOSTILE.replace("\r\n", "\n"), [(element.text or "").replace("\r", "") for element in root.iter(SVG + "text")])

    def test_strip_from_disk(self):
        """The browser refuses the pixels; the page says so, takes the files instead, and prints without them."""
        page = self.query()
        self.open_dialog(page)
        self.pick("Results", "5")
        said = self.press("Save PNG")
        self.assertIn("refuses", said)
        names = self.browser.run("return document.querySelector('dialog.export .notice code').textContent").split(", ")
        files = [self.site.path("images/" + name) for name in names]
        self.browser.type_into(self.browser.find("dialog.export input[type=file]"), "\n".join(files))
        self.browser.wait("return /can be saved/.test(document.querySelector('dialog.export [role=status]').textContent)")
        self.press("Save PNG")
        name, data = self.saved(".png")
        self.assert_strip(page, data, 5)
        self.press("Save SVG")
        root = ElementTree.fromstring(self.saved(".svg")[1])
        pictures = [element.get("href") for element in root.iter(SVG + "image")]
        self.assertEqual(len(pictures), 6)
        self.assertTrue(all(href.startswith("data:image/png;base64,") for href in pictures))
        self.assert_offline(page)

    def test_strip_served(self):
        page = self.query()
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Quiet, directory=self.site.root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            self.browser.open(f"http://127.0.0.1:{server.server_port}/{page}")
            self.dialog()
            self.pick("Results", "5")
            self.press("Save PNG")
            self.assert_strip(page, self.saved(".png")[1], 5)
        finally:
            self.browser.open("about:blank")
            server.shutdown()
            server.server_close()

    def assert_strip(self, page, data, count):
        """Size, frames of the right kinds, and the pixels of the query itself."""
        width, height, rows = pixels(data)
        self.assertEqual((width, height), (3 * (2 + 64 + 24 + count * 72 - 8 + 2), 3 * (64 + 18 + 8 - 4)))
        marks = self.browser.run("""
            return [...document.querySelectorAll(".rs section")][0].querySelectorAll(".bd ol li > b, .bd ol li > i").length &&
                [...document.querySelector(".rs section").querySelectorAll(".bd ol li")].map(li => !!li.querySelector(":scope > b"))""")
        for place, right in enumerate(marks[:count]):
            frame = rows[3][3 * (90 + place * 72 - 1) + 1]
            self.assertEqual(frame, (20, 105, 59) if right else (168, 32, 26), f"result {place + 1}")
        inside = {rows[y][x] for y in range(30, 180, 7) for x in range(30, 180, 7)}
        self.assertGreater(len(inside), 3, "the query is not drawn")

    def test_strip_prints_alone(self):
        page = self.query()
        self.open_dialog(page)
        self.browser.run("window.print = function () { window.printed = document.title; };")
        self.press("Print to PDF")
        name = self.browser.run("return window.printed")
        self.assertRegex(name, r"^query-\d+-")
        data = base64.b64decode(self.browser.devtools("Page.printToPDF", preferCSSPageSize=True)["data"])
        self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", data)), 1)
        box = [float(value) for value in re.search(rb"/MediaBox\s*\[([^\]]*)\]", data)[1].split()]
        self.assertAlmostEqual(box[2] - box[0], 0.75 * (2 + 64 + 24 + 10 * 72 - 8 + 2), delta=2)
        self.assertAlmostEqual(box[3] - box[1], 0.75 * (64 + 18 + 8 - 4), delta=2)
        self.assertEqual(self.browser.run("return document.querySelectorAll('#strip').length"), 0)

    # Links and keys

    def test_headings_and_charts_have_links(self):
        self.visit("index.html")
        found = self.browser.run("""
            return [...document.querySelectorAll("main h2, main h3, main figure.chart")].map(function (node) {
                var link = node.querySelector(".an");
                return [node.id, link && link.getAttribute("href"), link && link.getAttribute("aria-label")];
            });""")
        self.assertGreater(len(found), 3)
        for identifier, link, label in found:
            self.assertEqual(link, "#" + identifier)
            self.assertTrue(label.startswith("Link to: "))
        self.assertEqual(len({identifier for identifier, _, _ in found}), len(found))
        self.visit(self.query(), found[0][1])

    def test_link_to_a_heading_that_the_script_names(self):
        page = self.query()
        self.visit(page)
        name = self.browser.run("var all = document.querySelectorAll('main h2'); return all[all.length - 1].id")
        self.browser.size(600, 400)
        self.visit(page, "#" + name)
        self.browser.wait("""
            var box = document.getElementById(arguments[0]).getBoundingClientRect();
            return box.top >= 0 && box.top < 400;""", name)

    def test_dialog_is_accessible(self):
        # Within a function, so that its tests are not collected here too.
        from test_standards import AxeTest, packaged
        with open(packaged("axe_playwright_python", "axe.min.js"), encoding="utf-8") as file:
            axe = file.read()
        for scheme, width in (("light", 320), ("dark", 1440)):
            self.browser.colours(scheme)
            self.browser.size(width, 900)
            for page in (self.query(), "index.html"):
                self.open_dialog(page)
                self.browser.run(axe)
                result = self.browser.run_async("""
                    axe.run(document.querySelector("dialog.export"), { runOnly: arguments[0] }).then(arguments[1]);""", AxeTest.RULES)
                self.assertGreater(len(result["passes"]), 5)
                self.assertEqual([(rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]], [], page)
                wide = self.browser.run("var d = document.querySelector('dialog.export'); return d.scrollWidth - d.clientWidth")
                self.assertLessEqual(wide, 0, f"{page} at {width} px")

    def test_keys_are_listed_and_close(self):
        self.visit("index.html")
        self.browser.keys("?")
        keys = self.browser.run("return [...document.querySelectorAll('dialog[open] kbd')].map(node => node.textContent)")
        self.assertIn("c", keys)
        self.assertIn("m", keys)
        self.browser.keys(ESCAPE)
        # A key that comes before the list is closed is the list's.
        self.browser.wait("return !document.querySelector('dialog[open]')")
        self.browser.keys("c")
        self.browser.wait("return !!document.querySelector('dialog.export[open]')")
        self.assertEqual(self.browser.run("return document.activeElement.closest('dialog.export') !== null"), True)
        self.browser.keys(ESCAPE)
        self.browser.wait("return !document.querySelector('dialog[open]')")
