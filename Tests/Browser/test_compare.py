"""Two runs on one query, on all queries, and where each run fails."""

import re

from support import BrowserTest

ENTER, RIGHT, UP, END = "\ue007", "\ue014", "\ue013", "\ue010"
MARKS = "return [...document.querySelectorAll('.rs section:not([hidden])')].map(s => " \
    "[...s.querySelectorAll('.bd ol li')].map(li => [/row (\\d+)/.exec(li.textContent)[1], " \
    "(li.querySelector('.mv') || { textContent: '' }).textContent]))"


class QueryTest(BrowserTest):
    def test_every_result_is_marked(self):
        for page in self.site.queries()[:4]:
            self.visit(page)
            first, second = self.browser.run(MARKS)[:2]
            mine = {row: rank for rank, (row, _) in enumerate(first, 1)}
            theirs = {row: rank for rank, (row, _) in enumerate(second, 1)}
            for row, mark in first:
                expected = "gained" if row not in theirs else (
                    "same rank" if theirs[row] == mine[row] else f"moved from {theirs[row]}")
                self.assertEqual(mark, expected, f"{page}: row {row}")
            for row, mark in second:
                expected = "lost" if row not in mine else (
                    "same rank" if theirs[row] == mine[row] else f"moved to {mine[row]}")
                self.assertEqual(mark, expected, f"{page}: row {row}")
            told = self.browser.run("return document.querySelector('.vs + [role=status]').textContent")
            gained = sum(mark == "gained" for _, mark in first)
            self.assertIn(f"{gained} gained", told)
            self.assert_quiet(page)

    def test_swapped_view_is_a_link(self):
        page = self.site.queries()[1]
        self.visit(page)
        before = self.browser.run("return document.getElementById('vs').textContent")
        self.browser.run("document.querySelector('.vs button').click()")
        address = self.browser.url()
        names = [run["page"].rsplit("/", 1)[1][:-5] for run in self.site.data["runs"][:2]]
        # With more runs than two, the others may stay in view: `&all=1`.
        self.assertEqual(address.split("#")[1].split("&")[0], f"runs={names[1]},{names[0]}")
        marks = self.browser.run(MARKS)
        self.browser.open("about:blank")
        self.browser.open(address)
        self.assertEqual(self.browser.run(MARKS), marks)
        self.assertNotEqual(self.browser.run("return document.getElementById('vs').textContent"), before)
        # The next query opens in the same view.
        self.assertIn("#runs=", self.browser.run("return document.querySelector('a[rel=next]').href"))

    def test_hostile_address_is_harmless(self):
        for hash in ("#runs=%", "#runs=a,b", "#runs=,", "#runs=%3Cimg%20src=x%3E,b&all=1"):
            self.visit(self.site.queries()[0], hash)
            self.assertEqual(self.browser.run("return document.querySelectorAll('img[src=x]').length"), 0)
            self.assertTrue(self.browser.run("return document.querySelectorAll('.mv').length"))
            self.assert_quiet(hash)

    def test_sentence_without_scripts(self):
        page = self.site.queries()[0]
        self.browser.scripting(False)
        try:
            self.visit(page)
        finally:
            self.browser.scripting(True)
        text = self.browser.run("return document.getElementById('vs').textContent")
        self.assertRegex(text, r"among the first \d+.*rank 1.*gained, \d+ lost")
        self.assertEqual(self.browser.run("return document.querySelectorAll('.mv, .vs').length"), 0)


class PairTest(BrowserTest):
    def setUp(self):
        super().setUp()
        names = [run["page"].rsplit("/", 1)[1][:-5] for run in self.site.data["runs"][:2]]
        self.page = f"compare/{names[0]}--{names[1]}.html"

    def opened(self):
        self.browser.wait("return location.pathname.includes('/queries/') && document.readyState === 'complete'")
        return self.browser.url()

    def test_a_click_on_a_point_opens_its_query(self):
        self.visit(self.page)
        target = self.browser.run("""
            var data = vitrine.queries, canvas = document.querySelector(".scatter canvas");
            canvas.scrollIntoView({ block: "center" });
            var box = canvas.getBoundingClientRect(), at = 3;
            var x = 52 + data.runs[0].ap[at] * (box.width - 12 - 52);
            var y = box.height - 42 - data.runs[1].ap[at] * (box.height - 42 - 14);
            return [Math.round(box.left + x), Math.round(box.top + y), data.runs[0].ap[at], data.runs[1].ap[at]];""")
        for kind in ("mousePressed", "mouseReleased"):
            self.browser.devtools(
                "Input.dispatchMouseEvent", type=kind, x=target[0], y=target[1], button="left", clickCount=1)
        address = self.opened()
        self.assertIn("#runs=", address)
        row = int(re.search(r"queries/(\d+)", address).group(1))
        scores = self.browser.run(
            "return [...document.querySelectorAll('.rs section:not([hidden])')].map(s => +s.querySelector('.facts dd').textContent)")
        # Another query may lie on the same point.
        self.assertAlmostEqual(scores[0], target[2], delta=0.01, msg=row)
        self.assertAlmostEqual(scores[1], target[3], delta=0.01, msg=row)

    def test_keys_go_from_point_to_point(self):
        self.visit(self.page)
        self.browser.run("document.querySelector('.scatter canvas').focus()")
        self.browser.keys(END)
        best = self.browser.run("return document.querySelector('.told b').textContent")
        highest = self.browser.run("""
            var ap = vitrine.queries.runs[0].ap;
            return ap.filter(v => v !== null).reduce((a, b) => Math.max(a, b)).toFixed(4)""")
        self.assertIn(highest, self.browser.run("return document.querySelector('.told').textContent"))
        self.browser.keys("\ue012")
        self.assertNotEqual(self.browser.run("return document.querySelector('.told b').textContent"), best)
        self.browser.keys(RIGHT, ENTER)
        row = int(best.split()[1])
        self.assertIn(f"{row:05d}.html#runs=", self.opened())

    def test_address_restores_class_and_point(self):
        self.visit(self.page)
        self.browser.run("""
            var field = document.querySelector(".scatter select");
            field.value = "1";
            field.dispatchEvent(new Event("change", { bubbles: true }));
            document.querySelector(".scatter canvas").focus()""")
        self.browser.keys(UP)
        told = self.browser.run("return document.querySelector('.told').textContent")
        self.assertIn(self.site.data["dataset"]["classes"][1], told)
        address = self.browser.url()
        self.assertRegex(address, r"#class=1&q=\d+$")
        self.browser.open("about:blank")
        self.browser.open(address)
        self.assertEqual(self.browser.run("return document.querySelector('.scatter select').value"), "1")
        self.assertEqual(self.browser.run("return document.querySelector('.told').textContent"), told)
        self.assert_quiet(address)

    def test_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit(self.page)
        finally:
            self.browser.scripting(True)
        text = self.browser.run("return document.querySelector('main').innerText")
        for part in ("Most in favour of", "better", "95 % interval", "By class", "The same, counted"):
            self.assertIn(part, text)
        self.assertNotIn("A point for each query", text)
        self.assertTrue(self.browser.run("return document.querySelectorAll('.chart-heatmap .cell').length"))


class FailuresTest(BrowserTest):
    def run_page(self):
        return [page for page in sorted(self.site.pages) if re.match(r"failures/(?!index)", page)][0]

    def test_a_cell_opens_as_many_queries_as_it_counts(self):
        page = self.run_page()
        self.visit(page)
        cells = self.browser.run("""
            return [...document.querySelectorAll(".matrix td a")].map(a => [a.textContent, a.href, a.ariaLabel])""")
        self.assertTrue(cells)
        for count, address, name in cells[:3] + cells[-1:]:
            self.browser.open("about:blank")
            self.browser.open(address)
            status = self.browser.wait("return (document.querySelector('#browse [role=status]') || {}).textContent")
            self.assertTrue(status.startswith(f"{count} of "), f"{name}: {status}")

    def test_filters_of_browsing_are_a_link(self):
        self.visit("browse/index.html", "#got=other&sort=ap&near=other&ap=..0.9")
        fields = self.browser.run("""
            return ["got", "near", "sort"].map(name => document.querySelector("[name=" + name + "]").value)
              .concat([document.querySelector("[aria-label='Highest average precision']").value])""")
        self.assertEqual(fields, ["other", "other", "ap", "0.9"])
        expected = self.browser.run("""
            var data = vitrine.queries, run = data.runs[0];
            function own(i, label) { return [].concat(data.labels[i]).includes(label); }
            return data.rows.filter((_, i) => !own(i, run.got[i]) && !own(i, run.first[i]) && run.ap[i] !== null &&
              run.ap[i] <= 0.9).length""")
        status = self.browser.run("return document.querySelector('#browse [role=status]').textContent")
        self.assertTrue(status.startswith(f"{expected} of "), status)
        self.assert_quiet("browse")

    def test_lead_over_another_run(self):
        names = [run["page"].rsplit("/", 1)[1][:-5] for run in self.site.data["runs"][:2]]
        self.visit("browse/index.html", f"#sort=lead&dir=down&run={names[1]}&vs={names[0]}")
        found = self.browser.run("""
            return [...document.querySelectorAll("#browse li a")].map(a => [a.textContent, a.hash])""")
        leads = [float(re.search(r", ([+\u2212][\d.]+)$", text).group(1).replace("\u2212", "-")) for text, _ in found]
        self.assertEqual(leads, sorted(leads, reverse=True))
        most = self.browser.run("""
            var runs = vitrine.queries.runs;
            return Math.max(...runs[1].ap.map((v, i) => v - runs[0].ap[i]))""")
        self.assertAlmostEqual(leads[0], most, delta=0.0001)
        self.assertEqual(found[0][1], f"#runs={names[1]},{names[0]}")

    def test_worst_query_of_a_class_in_five_clicks(self):
        """From the overview to the worst query of a class under two methods; the fifth click copies."""
        self.visit("index.html")
        clicks = 0
        worst = "[...document.querySelectorAll('h3')].find(h => h.textContent.startsWith('Worst')).nextElementSibling"
        for place, link in (
                ("/classes/", "document.querySelector('.byclass dt a')"), ("/queries/", worst + ".querySelector('a')")):
            self.browser.run(f"{link}.click()")
            self.browser.wait(
                "return location.pathname.includes(arguments[0]) && document.readyState === 'complete'", place)
            clicks += 1
        label = self.site.data["dataset"]["classes"][0]
        row = int(re.search(r"queries/(\d+)", self.browser.url()).group(1))
        self.visit("browse/index.html")
        self.assertEqual(row, self.browser.run("""
            var data = vitrine.queries, ap = data.runs[0].ap, own = i => [].concat(data.labels[i]).includes(0);
            return data.rows.filter((_, i) => own(i) && ap[i] !== null).sort((a, b) =>
              ap[data.rows.indexOf(a)] - ap[data.rows.indexOf(b)] || b - a)[0]"""), label)
        self.visit(f"queries/{row:05d}.html")
        self.assertTrue(self.browser.run("return document.querySelectorAll('.mv').length"))
        self.assertLess(clicks, 5)

    def test_without_scripts(self):
        self.browser.scripting(False)
        try:
            self.visit(self.run_page())
        finally:
            self.browser.scripting(True)
        text = self.browser.run("return document.querySelector('main').innerText")
        for part in ("Worst queries", "Classes taken for others", "Hubs", "Orphans", "Returned most often"):
            self.assertIn(part, text)
