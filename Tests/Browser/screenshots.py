"""Pictures of a built site for the README."""

import os

from pages import Site
from webdriver import Browser


def take(root, folder):
    site = Site(root)
    os.makedirs(folder, exist_ok=True)
    queries = site.queries()
    shots = {"overview": "index.html", "browse": "browse/index.html", "query": queries[len(queries) // 2]}
    with Browser() as browser:
        for scheme in ("light", "dark"):
            browser.colours(scheme)
            browser.size(1280, 960)
            for name, page in shots.items():
                browser.open(site.url(page))
                browser.run_async("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
                path = os.path.join(folder, f"{name}{'-dark' if scheme == 'dark' else ''}.png")
                with open(path, "wb") as file:
                    file.write(browser.screenshot())
                print(path)
    return 0
