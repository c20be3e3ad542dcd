"""Finds the pages of a built site by following its links."""

import json
import os
import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit


class Links(HTMLParser):
    """Everything that a page names: links, and files that it loads."""

    ATTRIBUTES = {"href", "src", "xlink:href", "action", "poster", "data"}

    def __init__(self):
        super().__init__()
        self.links = []
        self.loads = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in self.ATTRIBUTES and value:
                (self.links if tag == "a" else self.loads).append(value)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)


class Site:
    def __init__(self, root, data="data/site.json"):
        self.root = os.path.realpath(root)
        with open(self.path(data), encoding="utf-8") as file:
            self.data = json.load(file)
        self.pages = {}
        """page → its `Links`, by paths from the root."""
        self.broken = []
        """(page, link) for each link to a file that is not there."""
        self._follow()

    def path(self, page):
        return os.path.join(self.root, *page.split("/"))

    def url(self, page):
        return "file://" + self.path(page)

    def text(self, page):
        with open(self.path(page), encoding="utf-8") as file:
            return file.read()

    def _follow(self):
        waiting = ["index.html"]
        known = set(waiting)
        while waiting:
            page = waiting.pop()
            found = Links()
            found.feed(self.text(page))
            self.pages[page] = found
            for link in found.links + found.loads:
                target = self.target(page, link)
                if target is None:
                    continue
                if not os.path.isfile(self.path(target)):
                    self.broken.append((page, link))
                elif target.endswith(".html") and target not in known:
                    known.add(target)
                    waiting.append(target)

    @staticmethod
    def target(page, link):
        """The file a link names, from the root; None for a link within the page or to elsewhere."""
        address = urlsplit(urldefrag(link).url)
        if address.scheme or address.netloc or not address.path:
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address.path)))

    def kinds(self):
        """Pages by kind: a folder's name, with `index.html` apart, or the name of a page at the root."""
        kinds = {}
        for page in sorted(self.pages):
            folder, name = posixpath.split(page)
            kind = f"{folder}/{'index' if name == 'index.html' else '*'}" if folder else name
            kinds.setdefault(kind, []).append(page)
        return kinds

    def sample(self, count=3):
        """Up to `count` pages of each kind, spread evenly."""
        chosen = []
        for pages in self.kinds().values():
            last = len(pages) - 1
            indices = sorted({round(last * step / max(1, count - 1)) for step in range(count)})
            chosen += [pages[index] for index in indices]
        return chosen

    def queries(self):
        return [page for page in sorted(self.pages) if page.startswith("queries/")]
