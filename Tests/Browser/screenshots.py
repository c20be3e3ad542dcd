"""Pictures of a built site for the README: its overview, and the way from there to the figure of a failure."""

import os

from pages import Site
from webdriver import Browser

SETTLED = "setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(arguments[0])), 400)"


def take(root, folder):
    site = Site(root)
    os.makedirs(folder, exist_ok=True)
    with Browser() as browser:
        browser.colours("light")
        browser.size(1280, 960)

        def picture(name):
            browser.run_async(SETTLED)
            path = os.path.join(folder, f"{name}.png")
            with open(path, "wb") as file:
                file.write(browser.screenshot())
            print(path)

        def follow(script):
            browser.run(f"({script}).click()")
            browser.wait("return document.readyState === 'complete'")

        browser.open(site.url("index.html"))
        picture("overview")
        # The class that most often comes late in the list: any will do, and this one is hard.
        follow("[...document.querySelectorAll('.byclass dt a')].find(a => a.textContent === 'Shirt')"
               " || document.querySelector('.byclass dt a')")
        worst = "[...document.querySelectorAll('h3')].find(h => h.textContent.startsWith('Worst queries'))"
        browser.run(f"{worst}.scrollIntoView()")
        picture("worst")
        follow(f"{worst}.nextElementSibling.querySelector('a')")
        picture("query")
        follow("[...document.querySelectorAll('.tools button')].find(b => b.textContent.startsWith('Copy'))")
        browser.wait("return document.querySelector('dialog[open]')", seconds=30)
        picture("copy")
        for name, place in (("map.html", "body"), ("reports/results.html", "#worst")):
            if os.path.exists(site.path(name)):
                browser.open(site.url(name))
                browser.run(f"document.querySelector('{place}').scrollIntoView()")
                picture(os.path.dirname(name).rstrip("s") or name.split(".")[0])
    return 0
