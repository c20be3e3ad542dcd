"""The pages on codes, and one query under the microscope."""

import csv
import gzip

from support import BrowserTest

RIGHT, HOME, END = "\ue014", "\ue011", "\ue010"
READY = "return document.getElementById('inspect').dataset.ready === arguments[0]"


class BitsTest(BrowserTest):
    def setUp(self):
        super().setUp()
        slugs = [run["data"].split("/")[1] for run in self.site.data["runs"]]
        self.runs = [slug for slug in slugs if f"codes/{slug}.html" in self.site.pages]
        self.assertTrue(self.runs, "no run of this site has codes")

    def inspect(self, query, run, more=""):
        self.visit("inspect.html", f"#q={query}&run={run}{more}")
        self.browser.wait(READY, f"{run} {query}")


class CodesPageTest(BitsTest):
    def test_every_run_is_in_the_table_and_has_a_page(self):
        self.visit("codes/index.html")
        links = self.browser.run("return [...document.querySelectorAll('tbody th a')].map(a => a.getAttribute('href'))")
        self.assertEqual(links, [f"{run}.html" for run in self.runs])
        current = self.browser.run("return document.querySelector('.top [aria-current]').textContent")
        self.assertEqual(current, "Codes")

    def test_every_bit_has_a_row_that_can_be_linked(self):
        for run in self.runs:
            page = f"codes/{run}.html"
            self.visit(page, "#bit-3")
            bits = self.browser.run("return document.querySelectorAll('tr[id^=bit-]').length")
            self.assertGreater(bits, 7)
            self.assertEqual(bits % 8, 0)
            seen = self.browser.run("""
                var box = document.getElementById('bit-3').getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight""")
            self.assertTrue(seen, "the bit linked to is in view")
            self.assert_quiet(page)

    def test_slider_reads_the_table(self):
        page = f"codes/{self.runs[0]}.html"
        self.visit(page, "#r=1")
        table = self.browser.run("""
            return [...document.querySelector('table[data-radii]').tBodies[0].rows].map(r => [...r.cells].map(c => c.textContent.trim()))""")
        told = "return document.querySelector('main [role=status]').textContent"
        self.assertIn(f"Radius 1: {table[1][1]} images", self.browser.run(told))
        self.browser.run("document.querySelector('input[type=range]').focus()")
        self.browser.keys(RIGHT)
        self.assertIn(f"Radius 2: {table[2][1]} images on average; {table[2][5]}", self.browser.run(told))
        self.assertIn("r=2", self.browser.url())
        here = self.browser.run("return [...document.querySelectorAll('tr.here th')].map(h => h.textContent.trim())")
        self.assertEqual(here, ["2"])
        self.browser.keys(HOME)
        self.assertIn("Radius 0:", self.browser.run(told))
        self.browser.keys(END)
        self.assertIn(f"Radius {table[-1][0]}:", self.browser.run(told))
        self.assert_quiet(page)


class MicroscopeTest(BitsTest):
    def scores(self, run):
        with open(self.site.path(f"data/{run}/per_query.csv"), encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_average_precision_ends_where_the_evaluation_does(self):
        """The page works everything out from the codes; the program's own numbers are another computation."""
        for run in self.runs:
            rows = self.scores(run)
            for query in sorted({0, 1, len(rows) // 2, len(rows) - 1}):
                self.inspect(query, run)
                ends = [float(text) for text in self.browser.run(
                    "return [...document.querySelectorAll('td[data-ap]')].map(c => c.dataset.ap)")]
                wanted = [float(rows[query]["AP (index-order)"]), float(rows[query]["AP (tie-aware)"])]
                self.assertEqual(len(ends), 2, (run, query))
                for end, value in zip(ends, wanted):
                    self.assertAlmostEqual(end, value, delta=1e-6, msg=(run, query))
                # What is printed adds up: the terms of each table, to half a digit a row.
                for table, column in (("#terms", 6), ("#ties", 7)):
                    terms, last = self.browser.run("""
                        var table = document.querySelector(arguments[0]).parentNode.querySelector("table");
                        var rows = [...table.tBodies[0].rows];
                        return [rows.map(r => r.cells[arguments[1] - 1].textContent), rows[rows.length - 1].cells[arguments[1]].textContent]""",
                        table, column)
                    self.assertAlmostEqual(sum(map(float, terms)), float(last), delta=len(terms) * 5e-7)
                self.assert_quiet("inspect.html")

    def test_ties_by_hand(self):
        """Distances 0 0 1 1 1 2, the 1st, 4th and 5th right: 0.7 in order, 0.670370… over all orders."""
        self.inspect(0, self.runs[0])
        found = self.browser.run("""
            var ranking = { bits: 8, count: 6, order: [0, 1, 2, 3, 4, 5], distances: [0, 0, 1, 1, 1, 2],
                starts: [0, 2, 5, 6, 6, 6, 6, 6, 6, 6], right: [1, 0, 0, 1, 1, 0], relevant: 3 };
            return [vitrine.ranking.explain(ranking, 4).value, vitrine.ranking.explainTies(ranking).value]""")
        self.assertAlmostEqual(found[0], 0.7, delta=1e-12)
        self.assertAlmostEqual(found[1], 0.67037037037037, delta=1e-12)

    def test_differing_bits_are_named_and_as_many_as_the_distance(self):
        self.inspect(3, self.runs[0])
        hits = self.browser.run("""
            return [...document.querySelectorAll('.bits li')].map(function (item) {
                return [Number(item.textContent.match(/distance (\\d+)/)[1]), item.querySelectorAll('.note a').length,
                    (item.querySelector('.arrows') ? item.querySelector('.arrows').getAttribute('d').split('M').length - 1 : 0),
                    /(right|wrong)/.test(item.textContent)];
            })""")
        self.assertGreater(len(hits), 5)
        for distance, named, drawn, told in hits:
            self.assertEqual((named, drawn, told), (distance, distance, True))

    def test_results_are_those_of_the_query_page(self):
        for run in self.runs:
            self.inspect(5, run)
            mine = self.browser.run(
                "return [...document.querySelectorAll('.bits li small')].map(n => n.textContent.match(/row (\\d+)/)[1])")
            with gzip.open(self.site.path(f"data/{run}/neighbours.csv.gz"), "rt", encoding="utf-8") as file:
                wanted = [row["row"] for row in csv.DictReader(file) if row["query"] == "5"]
            shown = min(len(mine), len(wanted))
            self.assertEqual(mine[:shown], wanted[:shown])

    def test_radius_slider_by_keyboard(self):
        self.inspect(2, self.runs[0], "&r=0")
        count = "return Number((document.querySelector('input[name=r]').getAttribute('aria-valuetext').match(/, ([\\d\\u202f]+) image/) || [0, '0'])[1].replace(/\\D/g, ''))"
        first = self.browser.run(count)
        self.browser.run("document.querySelector('input[name=r]').focus()")
        self.browser.keys(END)
        self.assertEqual(self.browser.run(count), self.site.data["dataset"]["database"])
        self.browser.keys(HOME)
        self.assertEqual(self.browser.run(count), first)
        self.browser.keys(RIGHT)
        self.assertIn("r=1", self.browser.url())
        self.assertIn("q=2", self.browser.url())

    def test_address_restores_the_view_and_keys_move_on(self):
        run = self.runs[-1]
        self.inspect(7, run, "&r=3")
        text = self.browser.run("return document.querySelector('#inspect').innerText")
        address = self.browser.url()
        self.browser.open("about:blank")
        self.browser.open(address)
        self.browser.wait(READY, f"{run} 7")
        self.assertEqual(self.browser.run("return document.querySelector('#inspect').innerText"), text)
        self.browser.keys("j")
        self.browser.wait(READY, f"{run} 8")
        self.assertIn("q=8", self.browser.url())
        self.browser.keys("k")
        self.browser.wait(READY, f"{run} 7")

    def test_hostile_address_is_harmless(self):
        for hash in ("#q=-1&run=x", "#q=1e9", "#q=%ff&r=%", "#q=1.5&r=-3", "#rule=constructor&run=__proto__", "#=&&="):
            self.visit("inspect.html", hash)
            self.browser.wait("return !!document.getElementById('inspect').dataset.ready")
            self.assertTrue(self.browser.run("return document.querySelectorAll('td[data-ap]').length >= 0"))
            self.assert_quiet("inspect.html" + hash)

    def test_query_pages_lead_here(self):
        page = self.site.queries()[0]
        links = [link for link in self.site.pages[page].links if "inspect.html#" in link]
        self.assertEqual(len(links), len(self.runs))
        self.visit(page)
        self.browser.run("document.querySelector('a[href*=\"inspect.html\"]').click()")
        self.browser.wait("return !!(document.getElementById('inspect') || { dataset: {} }).dataset.ready")
        self.assertIn("Query 0", self.browser.run("return document.querySelector('#inspect h2').textContent"))

    def test_worked_example_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit("inspect.html")
        finally:
            self.browser.scripting(True)
        text = self.browser.run("return document.querySelector('main').innerText")
        ends = self.browser.run("return [...document.querySelectorAll('tfoot td')].map(c => Number(c.textContent))")
        row = int(self.browser.run("return document.getElementById('inspect').dataset.query"))
        scores = self.scores(self.runs[0])
        self.assertAlmostEqual(ends[0], float(scores[row]["AP (index-order)"]), delta=1e-6)
        self.assertAlmostEqual(ends[1], float(scores[row]["AP (tie-aware)"]), delta=1e-6)
        shown = [index for index, score in enumerate(scores) if float(score["relevant in database"]) > 0]
        self.assertEqual(min(float(scores[index]["AP (index-order)"]) for index in shown), float(scores[row]["AP (index-order)"]))
        self.assertIn("worked example", text)
