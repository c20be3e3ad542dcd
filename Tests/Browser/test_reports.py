"""Reports: a page of the site, one file that stands alone, a notebook, LaTeX, paper, and what happens while they are
being written."""

import json
import os
import re
import signal
import subprocess
import tempfile

import nbformat

from support import BrowserTest
from webdriver import tool

BROKEN = ("pixels-itg", "grdi")


def report(project, *options, status=0):
    """What `vitrine report` says on both streams."""
    done = subprocess.run(
        [os.environ["VITRINE"], "report", "--site", project, *options], capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"vitrine report ended with {done.returncode}: {done.stderr}")
    return done.stdout, done.stderr


class ReportPageTest(BrowserTest):
    PAGE = "reports/results.html"

    def test_every_cell_is_there(self):
        self.visit(self.PAGE)
        self.assert_quiet(self.PAGE)
        self.assert_offline(self.PAGE)
        kinds = self.browser.run("return [...document.querySelectorAll('div.cell')].map(n => n.className.split(' ')[1])")
        self.assertEqual(
            kinds, ["cell-" + name for name in (
                "table", "compare", "chart", "grid", "reconstructions", "codes", "confusion", "map", "image", "csv", "csv",
                "grdi")])
        self.assertEqual(self.browser.run("return document.querySelectorAll('.failed').length"), 1)
        self.assertEqual(self.browser.run("return document.querySelectorAll('script:not([src])').length"), 1)

    def test_references_and_contents_lead_somewhere(self):
        self.visit(self.PAGE)
        dead = self.browser.run("""
            return [...document.querySelectorAll('main a[href^="#"]')].map(a => a.getAttribute('href'))
                .filter(href => !document.getElementById(href.slice(1)))""")
        self.assertEqual(dead, [])
        self.assertEqual(
            self.browser.run("return document.querySelector('.abstract a').textContent"), "Figure 2")
        self.assertEqual(
            self.browser.run("return document.querySelector('#worst .caption .number').textContent"), "Figure 2.")

    def test_values_are_those_of_the_site(self):
        self.visit(self.PAGE)
        run = self.site.data["runs"][0]
        value = next(m["value"] for m in run["metrics"] if m["name"] == "mAP@all" and m["ties"] == "index-order")
        self.assertIn(f"{value:.4f}", self.browser.run("return document.querySelector('.abstract').textContent"))

    def test_pictures_are_those_of_the_queries_pages(self):
        """The first row of the grid has the same results as the query's own page, in the same order."""
        self.visit(self.PAGE)
        row = self.browser.run("""
            return [...document.querySelector('#worst .pictures').querySelectorAll('img')].map(n => n.alt)""")
        query = int(re.search(r"Query (\d+)", row[0])[1])
        rows = [re.search(r"row (\d+)$", label)[1] for label in row[1:]]
        self.visit(self.browser.run("return document.querySelector('#worst .pictures a').getAttribute('href')")[3:])
        self.assertIn(f"Query {query} ", self.browser.run("return document.querySelector('h1').textContent"))
        own = self.browser.run("""
            return [...document.querySelectorAll('.rs section')[0].querySelectorAll('.bd ol li')]
                .map(li => /row (\\d+)/.exec(li.textContent)[1])""")
        self.assertEqual(rows, own[:len(rows)])


class ReportFilesTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.TemporaryDirectory(prefix="vitrine-report-")
        cls.addClassCleanup(cls.work.cleanup)
        cls.out = os.path.join(cls.work.name, "out")
        said = report(os.environ["VITRINE_PROJECT"], "--output", cls.out, "--json", *[
            f"--format={name}" for name in ("html", "pdf", "md", "ipynb", "latex")])
        cls.summary, cls.told = json.loads(said[0])[0], said[1]

    def path(self, name):
        return os.path.join(self.out, name)

    def test_mistakes_name_their_place(self):
        for name in BROKEN:
            self.assertRegex(self.told, r"results\.md:\d+(:\d+)?: warning: .*" + name)
        self.assertEqual(len(self.summary["mistakes"]), 2)

    def test_one_file_opens_from_disk_and_loads_nothing(self):
        self.browser.open("file://" + self.path("results.html"))
        self.assert_quiet("results.html")
        asked = self.assert_offline("results.html")
        self.assertEqual([url for url in asked if url.startswith("file:")], ["file://" + self.path("results.html")])
        shown = self.browser.run("return [...document.images].every(n => n.complete && n.naturalWidth > 0)")
        self.assertTrue(shown)
        for width in (320, 1440):
            self.browser.size(width, 900)
            wide = self.browser.run("return document.documentElement.scrollWidth - innerWidth")
            self.assertLessEqual(wide, 0, f"{width} px")
        self.assertEqual(self.summary["written"][0]["bytes"], os.path.getsize(self.path("results.html")))

    def test_maths_is_laid_out(self):
        self.browser.open("file://" + self.path("results.html"))
        box = self.browser.run("""
            var box = document.querySelector('.formula mfrac').getBoundingClientRect();
            var line = document.querySelector('.formula mi').getBoundingClientRect();
            return [box.height, line.height]""")
        self.assertGreater(box[0], 1.5 * box[1])

    def test_notebook_is_valid(self):
        notebook = nbformat.read(self.path("results.ipynb"), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
        self.assertGreater(len(outputs), 10)
        kinds = {kind for output in outputs for kind in output.get("data", {})}
        self.assertIn("image/png", kinds)
        self.assertIn("text/html", kinds)
        # Running it does no harm: every line of code is a comment.
        for cell in notebook.cells:
            if cell.cell_type == "code":
                self.assertTrue(all(not line.strip() or line.startswith("#") for line in cell.source.splitlines()))

    def test_notebook_comes_back_as_a_report(self):
        folder = os.path.join(self.work.name, "again")
        subprocess.run(
            [os.environ["VITRINE"], "init", folder, "--from", self.path("results.ipynb")], check=True,
            capture_output=True)
        with open(os.path.join(folder, "results.md"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn("## In numbers", text)
        self.assertIn("```vitrine image", text)
        out, told = report(os.environ["VITRINE_PROJECT"], os.path.join(folder, "results.md"), "--output", folder)
        self.assertNotIn("error", told)

    def test_latex_compiles(self):
        for _ in range(2):
            done = subprocess.run(
                [tool("pdflatex"), "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", "results.tex"],
                cwd=self.out, capture_output=True, text=True, errors="replace")
            self.assertEqual(done.returncode, 0, done.stdout[-2000:])
        self.assertNotIn("There were undefined references", done.stdout)
        pages = int(re.search(r"Output written on results\.pdf \((\d+) pages?", done.stdout)[1])
        self.assertGreater(pages, 2)

    def test_markdown_names_files_that_are_there(self):
        with open(self.path("results.md"), encoding="utf-8") as file:
            text = file.read()
        files = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
        self.assertGreater(len(files), 4)
        for name in files:
            self.assertTrue(os.path.isfile(self.path(name)), name)

    def test_the_same_again_byte_for_byte(self):
        other = os.path.join(self.work.name, "other")
        report(os.environ["VITRINE_PROJECT"], "--output", other, "--jobs", "1", *[
            f"--format={name}" for name in ("html", "md", "ipynb", "latex")])
        for folder, _, names in os.walk(other):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as one, open(self.path(os.path.relpath(path, other)), "rb") as two:
                    self.assertEqual(one.read(), two.read(), name)

    def test_a_report_does_not_take_the_place_of_the_list(self):
        source = os.path.join(self.work.name, "index.md")
        with open(source, "w", encoding="utf-8") as file:
            file.write("# First\n\ntext\n")
        said, _ = report(os.environ["VITRINE_PROJECT"], source, "--output", self.path("list"), "--json")
        self.assertEqual(os.path.basename(json.loads(said)[0]["written"][0]["file"]), "index-2.html")

    def test_strict_fails_and_a_limit_is_a_limit(self):
        project = os.environ["VITRINE_PROJECT"]
        report(project, "--output", self.path("x"), "--strict", status=1)
        _, told = report(project, "--output", self.path("x"), "--most-bytes", "20000", status=1)
        self.assertIn("at most 20000 bytes", told)
        _, told = report(project, "none.md", "--output", self.path("x"), status=1)
        self.assertIn("none.md", told)
        _, told = report(project, "--format", "htlm", "--output", self.path("x"), status=1)
        self.assertIn("html", told)


class WatchTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.work = tempfile.TemporaryDirectory(prefix="vitrine-watch-")
        self.addCleanup(self.work.cleanup)
        self.source = os.path.join(self.work.name, "small.md")
        self.write("one")

    def write(self, text):
        # As editors save: another file in its place.
        with open(self.source + "~", "w", encoding="utf-8") as file:
            file.write(f"# Small\n\n{text}\n\n```vitrine table\n```\n")
        os.replace(self.source + "~", self.source)

    def test_the_page_follows_the_text(self):
        page = os.path.join(self.work.name, "out", "small.html")
        watch = subprocess.Popen(
            [os.environ["VITRINE"], "report", self.source, "--site", os.environ["VITRINE_PROJECT"], "--output",
             os.path.dirname(page), "--watch"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: watch.poll() is None and watch.kill())
        self.assertIn("small.html", watch.stderr.readline())
        self.browser.open("file://" + page)
        for text in ("two", "three {{runs.none.x}}", "four"):
            self.write(text)
            self.browser.wait(
                "return document.readyState === 'complete' && document.querySelector('main').innerText.includes(arguments[0])",
                text.split(" ")[0])
        watch.send_signal(signal.SIGTERM)
        watch.wait(20)
        watch.stderr.close()
        # What is left loads nothing.
        with open(page, encoding="utf-8") as file:
            self.assertNotIn("<script", file.read())
        self.assertEqual(os.listdir(os.path.dirname(page)), ["small.html"])
