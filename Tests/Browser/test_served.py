"""The site behind `vitrine serve`: the same pages, and a search by a dropped image."""

import json
import os
import re
import shutil
import signal
import subprocess
import urllib.request

from support import BrowserTest


def serve(project, *options):
    """A running `vitrine serve` and the address it names."""
    server = subprocess.Popen(
        [os.environ["VITRINE"], "serve", project, "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = ""
    while True:
        line = server.stdout.readline()
        said += line
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            return server, found.group()
        if not line:
            server.wait()
            raise AssertionError(f"vitrine serve names no address; it said: {said}")


def end(server):
    """SIGTERM must end the server, and well."""
    server.send_signal(signal.SIGTERM)
    try:
        status = server.wait(15)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
        raise AssertionError("vitrine serve does not end on SIGTERM") from None
    finally:
        server.stdout.close()
    if status != 0:
        raise AssertionError(f"vitrine serve ended with {status} on SIGTERM")


class ServedTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        cls.server, cls.address = serve(os.environ["VITRINE_PROJECT"])

    @classmethod
    def tearDownClass(cls):
        end(cls.server)

    def test_pages_open_without_an_error(self):
        for page in self.site.sample(2):
            self.browser.open(self.address + page)
            self.assertEqual(self.browser.run("return document.readyState"), "complete", page)
            self.assert_quiet(page)
            asked = [
                message["params"]["request"]["url"] for message in self.browser.network()
                if message["method"] == "Network.requestWillBeSent"]
            self.assertEqual([url for url in asked if not url.startswith((self.address, "data:", "blob:"))], [], page)

    def open_search(self):
        """The page of the search, as for runs whose encoders are not in the site."""
        self.browser.open("about:blank")
        self.browser.open(self.address + "search.html")
        self.browser.run("vitrine.images.runs.forEach(function (run) { delete run.encoder; })")

    def test_dropped_image_gets_its_neighbours(self):
        self.open_search()
        field = self.browser.find("input[type=file]")
        self.browser.type_into(field, os.environ["VITRINE_IMAGE"])
        self.browser.wait("return /The server encoded the image/.test(document.querySelector('#search').textContent)", seconds=60)
        self.assertTrue(self.browser.run("return document.querySelector('#search h2').textContent").startswith("Your image"))
        found = self.browser.run(
            "return [...document.querySelectorAll('#search .live ol a')].map(a => +a.textContent.match(/row (\\d+) *$/)[1])")
        with open(os.environ["VITRINE_IMAGE"], "rb") as file:
            request = urllib.request.Request(
                self.address + "api/v1/search?k=20", data=file.read(), headers={"Content-Type": "image/png"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            self.assertEqual(found, [hit["row"] for hit in json.load(answer)["neighbours"]])
        self.assertEqual(len(found), 20)
        self.assert_quiet("search.html")

    def test_broken_image_is_explained(self):
        broken = os.path.join(os.environ["VITRINE_WORK"], "broken.png")
        with open(broken, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\nnothing more")
        self.open_search()
        self.browser.type_into(self.browser.find("input[type=file]"), broken)
        said = self.browser.wait("""
            var text = document.querySelector("#search [role=status]").textContent;
            return !document.querySelector("#search ol li") && !/^(Searching|Loading)/.test(text) && text""", seconds=60)
        self.assertIn("image", said)

    def test_files_are_the_same_as_on_disk(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for page in self.site.sample(1) + ["data/site.json", "assets/site.css"]:
            with opener.open(self.address + page, timeout=30) as answer, open(self.site.path(page), "rb") as file:
                self.assertEqual(answer.read(), file.read(), page)


class WatchedTest(BrowserTest):
    def test_page_reloads_when_the_site_changes(self):
        project = os.path.join(os.environ["VITRINE_WORK"], "watched")
        shutil.copytree(os.environ["VITRINE_PROJECT"], project)
        page = self.site.queries()[0]
        with open(os.path.join(project, "public", *page.split("/")), "rb") as file:
            before = file.read()
        server, address = serve(project, "--watch")
        try:
            self.browser.open(f"{address}{page}#here")
            self.browser.run("window.stays = true")
            style = os.path.join(project, "public", "assets", "site.css")
            with open(style, "a", encoding="utf-8") as file:
                file.write("\nbody { outline: 3px solid rgb(1, 2, 3); }\n")
            self.browser.wait("return !window.stays && document.readyState === 'complete'", seconds=60)
            self.assertEqual(
                self.browser.run("return getComputedStyle(document.body).outlineColor"), "rgb(1, 2, 3)")
            self.assertTrue(self.browser.url().endswith("#here"))
            self.assert_quiet(page)
            with open(os.path.join(project, "public", *page.split("/")), "rb") as file:
                self.assertEqual(file.read(), before, "the file on disk was changed")
        finally:
            self.browser.open("about:blank")
            end(server)
