"""What the tests share: the site, the browser, and checks after each page."""

import os
import unittest

from measure import WATCH_SHIFTS
from pages import Site
from webdriver import Browser

_shared = {}


def site():
    """The site that most tests look at; None where only a gallery of slides is tested."""
    if "VITRINE_SITE" not in os.environ:
        return None
    if "site" not in _shared:
        _shared["site"] = Site(os.environ["VITRINE_SITE"])
    return _shared["site"]


def close():
    for name in ("browser",):
        if name in _shared:
            _shared.pop(name).close()


class BrowserTest(unittest.TestCase):
    """A test with a browser whose console and network start empty."""

    def setUp(self):
        if "browser" not in _shared:
            _shared["browser"] = Browser()
        self.site = site()
        self.browser = _shared["browser"]
        self.browser.size(1440, 900)
        self.browser.colours("light")
        self.browser.scripting(True)
        self.browser.open("about:blank")
        self.browser.console()
        self.browser.network()

    def visit(self, page, hash=""):
        self.browser.open("about:blank")
        self.browser.open(self.site.url(page) + hash)

    def moved(self, milliseconds=200):
        """What has moved on the page since it was opened, until some time after its last script: from where to where."""
        self.browser.run(WATCH_SHIFTS)
        self.browser.filled()
        self.browser.run_async("setTimeout(arguments[1], arguments[0])", milliseconds)
        return self.browser.run("return window.moved")

    def assert_quiet(self, page):
        """No message on the console that is an error or a warning."""
        loud = [text for level, text in self.browser.console() if level in ("SEVERE", "WARNING")]
        self.assertEqual(loud, [], page)

    def assert_offline(self, page):
        """Nothing was asked of any network: only files, data and blobs."""
        asked = [
            message["params"]["request"]["url"] for message in self.browser.network()
            if message["method"] == "Network.requestWillBeSent"]
        remote = [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
        self.assertEqual(remote, [], page)
        return asked
