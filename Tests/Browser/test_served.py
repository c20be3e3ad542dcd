"""The site behind `vitrine serve`: the same pages, and a search by a dropped image."""

import os
import re
import signal
import subprocess
import time
import urllib.request

from support import BrowserTest


class ServedTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen(
            [os.environ["VITRINE"], "serve", os.environ["VITRINE_PROJECT"], "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cls.address = None
        said = ""
        deadline = time.monotonic() + 60
        while cls.address is None and time.monotonic() < deadline:
            line = cls.server.stdout.readline()
            if not line:
                break
            said += line
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            cls.address = found and found.group()
        if cls.address is None:
            cls.server.kill()
            raise AssertionError(f"vitrine serve names no address; it said: {said}")

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM)
        status = cls.server.wait(10)
        cls.server.stdout.close()
        assert status == 0, f"vitrine serve ended with {status} on SIGTERM"

    def test_pages_open_without_an_error(self):
        for page in self.site.sample(2):
            self.browser.open(self.address + page)
            self.assertEqual(self.browser.run("return document.readyState"), "complete", page)
            self.assert_quiet(page)
            asked = [
                message["params"]["request"]["url"] for message in self.browser.network()
                if message["method"] == "Network.requestWillBeSent"]
            self.assertEqual([url for url in asked if not url.startswith((self.address, "data:", "blob:"))], [], page)

    def test_dropped_image_gets_its_neighbours(self):
        self.browser.open(self.address + "search.html")
        field = self.browser.find("input[type=file]")
        self.browser.type_into(field, os.environ["VITRINE_IMAGE"])
        self.browser.wait("return /found/.test(document.querySelector('#search').textContent)", seconds=60)
        results = self.browser.run("return document.querySelectorAll('#search ol li').length")
        self.assertGreaterEqual(results, 5)
        self.assert_quiet("search.html")

    def test_broken_image_is_explained(self):
        broken = os.path.join(os.environ["VITRINE_WORK"], "broken.png")
        with open(broken, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\nnothing more")
        self.browser.open(self.address + "search.html")
        self.browser.type_into(self.browser.find("input[type=file]"), broken)
        self.browser.wait(
            "var t = document.querySelector('#search [role=status]').textContent; return t && !/search(ing)?…/i.test(t)")
        self.assertEqual(self.browser.run("return document.querySelectorAll('#search ol li').length"), 0)

    def test_files_are_the_same_as_on_disk(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for page in self.site.sample(1) + ["data/site.json", "assets/site.css"]:
            with opener.open(self.address + page, timeout=30) as answer, open(self.site.path(page), "rb") as file:
                self.assertEqual(answer.read(), file.read(), page)
