"""Filter, sort, keyboard and the state in the address."""

from support import BrowserTest

TAB, LEFT, RIGHT, ESCAPE, ENTER = "\ue004", "\ue012", "\ue014", "\ue00c", "\ue007"
SHOWN = "return [...document.querySelectorAll('#browse li a[href*=\"queries/\"]')]"


class BrowseTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.page = "browse/index.html"

    def rows(self):
        return self.browser.run(SHOWN + ".map(a => a.getAttribute('href').replace(/.*\\//, ''))")

    def choose(self, name, value):
        self.browser.run("""
            var field = document.querySelector("[name='" + arguments[0] + "']");
            field.value = arguments[1];
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.dispatchEvent(new Event("change", { bubbles: true }));""", name, value)

    def test_filter_by_class(self):
        self.visit(self.page)
        total = self.site.data["pages"]
        self.assertIn(f"{total:,} of {total:,}", self.browser.run("return document.querySelector('[role=status]').textContent"))
        self.choose("class", "0")
        name = self.site.data["dataset"]["classes"][0]
        texts = self.browser.run(SHOWN + ".map(a => a.textContent)")
        self.assertTrue(texts)
        for text in texts:
            self.assertIn(name, text)
        self.assertIn("class=0", self.browser.url())
        self.assert_quiet(self.page)

    def test_sort_by_average_precision(self):
        self.visit(self.page)
        for direction in ("up", "down"):
            self.choose("sort", "ap")
            self.choose("dir", direction)
            values = [float(text) for text in self.browser.run(
                SHOWN + ".map(a => (a.textContent.match(/AP ([0-9.]+)/) || [])[1]).filter(Boolean)")]
            self.assertGreater(len(values), 3)
            self.assertEqual(values, sorted(values, reverse=direction == "down"))

    def test_address_restores_the_view(self):
        self.visit(self.page)
        self.choose("class", "1")
        self.choose("sort", "ap")
        self.choose("dir", "down")
        rows = self.rows()
        address = self.browser.url()
        self.assertIn("#", address)
        self.browser.open("about:blank")
        self.browser.open(address)
        self.assertEqual(self.rows(), rows)
        state = self.browser.run(
            "return ['class', 'sort', 'dir'].map(n => document.querySelector(\"[name='\" + n + \"']\").value)")
        self.assertEqual(state, ["1", "ap", "down"])

    def test_hostile_address_is_harmless(self):
        for hash in ("#class=%", "#class=999&sort=nothing&dir=%ff", "#q=%3Cimg%20src=x%20onerror=alert(1)%3E", "#=&&="):
            self.visit(self.page, hash)
            self.assertEqual(self.browser.run("return document.querySelectorAll('#browse img[src=x]').length"), 0)
            self.assert_quiet(self.page + hash)

    def test_text_filter(self):
        self.visit(self.page, "#q=" + self.site.data["dataset"]["classes"][2].split()[0])
        self.assertTrue(self.rows())
        self.visit(self.page, "#q=nothing-is-called-so")
        self.assertEqual(self.rows(), [])


class KeyboardTest(BrowserTest):
    def name(self):
        return self.browser.url().split("#")[0].rsplit("/", 1)[1]

    def test_next_and_previous(self):
        queries = [page.rsplit("/", 1)[1] for page in self.site.queries()]
        self.visit(self.site.queries()[1])
        for key, expected in [("j", 2), (RIGHT, 3), ("k", 2), (LEFT, 1), ("k", 0), ("k", 0)]:
            self.browser.keys(key)
            self.browser.wait(
                "return document.readyState === 'complete' && location.pathname.endsWith('/' + arguments[0])",
                queries[expected])
            self.assertEqual(self.name(), queries[expected], key)

    def test_help(self):
        self.visit("index.html")
        self.browser.keys("?")
        self.assertTrue(self.browser.run("return document.querySelector('dialog').open"))
        self.browser.keys(ESCAPE)
        self.assertFalse(self.browser.run("return document.querySelector('dialog').open"))

    def test_skip_link_comes_first(self):
        for page in self.site.sample(1):
            self.visit(page)
            self.browser.keys(TAB)
            seen = self.browser.run("""
                var link = document.activeElement, box = link.getBoundingClientRect();
                return [link.getAttribute("href"), box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0]""")
            self.assertEqual(seen, ["#main", True], page)
            self.browser.keys(ENTER)
            self.assertEqual(self.browser.run("return location.hash"), "#main", page)
            self.browser.keys(TAB)
            inside = self.browser.run(
                "var a = document.activeElement; return a === document.body || !a.closest('.top')")
            self.assertTrue(inside, page)

    def test_focus_is_visible(self):
        for page in self.site.sample(1):
            self.visit(page)
            seen = set()
            for _ in range(25):
                self.browser.keys(TAB)
                found = self.browser.run("""
                    var node = document.activeElement;
                    if (!node || node === document.body) return null;
                    var style = getComputedStyle(node);
                    var outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                    return [node.outerHTML.slice(0, 120), outline || style.boxShadow !== "none"]""")
                if found is None or found[0] in seen:
                    continue
                seen.add(found[0])
                self.assertTrue(found[1], f"{page}: no focus ring on {found[0]}")
            self.assertTrue(seen, page)
