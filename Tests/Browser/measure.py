"""What opening and using a built site costs in Chromium.

    measure.py PUBLIC [--rounds 7] [--json]

Everything is opened from disk with an empty cache. Prints JSON:

    paint    first contentful paint of each page kind in milliseconds, and of a bare page: medians of rounds in turns
    bytes    bytes and files that each page kind loads
    grid     frame times while the grid of all queries scrolls through its whole length
    search   answers of the live search page, where the site has one that tells its times
    map      frame times while the map is panned, where the site has one
    shift    cumulative layout shift of each page kind while it loads

Frame times are the distances of requestAnimationFrame's callbacks; a headless browser paints 60 a second at most.
"""

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
from urllib.parse import unquote, urlsplit

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from webdriver import Browser  # noqa: E402

BARE = "<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title><p>Nothing but a line of text."

WATCH_SHIFTS = """
    window.shifts = 0;
    window.moved = [];
    function place(box) { return [box.x, box.y, box.width, box.height].map(Math.round).join(" "); }
    function name(node) {
        if (!node) return "something that is gone";
        if (node.nodeType !== 1) return "text " + JSON.stringify(node.textContent.trim().slice(0, 30));
        return node.localName + (node.id && "#" + node.id) + (node.getAttribute("class") || "").replace(/^ *| +/g, ".");
    }
    new PerformanceObserver(function (list) {
        list.getEntries().filter(entry => !entry.hadRecentInput).forEach(function (entry) {
            window.shifts += entry.value;
            entry.sources.forEach(source => moved.push(
                name(source.node) + " from " + place(source.previousRect) + " to " + place(source.currentRect)));
            if (!entry.sources.length) moved.push("something, by " + entry.value);
        });
    }).observe({ type: "layout-shift", buffered: true });"""

PAINT = """
    var done = arguments[0];
    (function look() {
        var paint = performance.getEntriesByName("first-contentful-paint")[0];
        if (paint) done(paint.startTime); else setTimeout(look, 5);
    })();"""

# Calls `step(frame)` before each frame until it gives false, and reports the distances of the frames.
FRAMES = """
    var done = arguments[arguments.length - 1], times = [], last = 0, number = 0, start = performance.now();
    var step = (%s)(arguments);
    requestAnimationFrame(function frame(now) {
        if (last) times.push(now - last);
        last = now;
        // A machine too slow for all of it is measured for twenty seconds.
        if (step(number++) && performance.now() - start < 20000) requestAnimationFrame(frame); else done(times);
    });"""

SCROLL = """function (given) {
    return function (frame) {
        scrollBy(0, given[0]);
        return frame < 900 && scrollY + innerHeight < document.documentElement.scrollHeight - 2;
    };
}"""

PAN = """function () {
    var canvas = document.querySelector("main canvas"), box = canvas.getBoundingClientRect();
    var x = box.left + box.width / 2, y = box.top + box.height / 2;
    function send(kind, x, y) {
        canvas.dispatchEvent(new PointerEvent(kind, { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true,
            button: 0, buttons: kind === "pointerup" ? 0 : 1, clientX: x, clientY: y }));
    }
    send("pointerdown", x, y);
    return function (frame) {
        send("pointermove", x + 200 * Math.sin(frame / 20), y + 100 * Math.cos(frame / 15));
        if (frame < 240) return true;
        send("pointerup", x, y);
        return false;
    };
}"""


def url(path):
    return "file://" + path


def spread(values):
    """Median, 95th percentile and largest, and how many are above 50."""
    if not values:
        return None
    ordered = sorted(values)
    return {
        "count": len(ordered), "median": round(statistics.median(ordered), 2),
        "percentile95": round(ordered[(len(ordered) - 1) * 95 // 100], 2), "largest": round(ordered[-1], 2),
        "above50": sum(value > 50 for value in ordered)}


def kinds(root):
    """One page of each kind that is measured, where the site has it."""
    queries = sorted(name for name in os.listdir(os.path.join(root, "queries")) if name.endswith(".html"))
    found = {"overview": "index.html", "browse": "browse/index.html", "query": "queries/" + queries[len(queries) // 2]}
    folder = os.path.join(root, "compare")
    if os.path.isdir(folder):
        pairs = sorted(name for name in os.listdir(folder) if "--" in name)
        found["compare"] = "compare/" + (pairs[0] if pairs else "index.html")
    for kind, page in (("failures", "failures/index.html"), ("search", "search.html"), ("map", "map.html")):
        if os.path.isfile(os.path.join(root, page)):
            found[kind] = page
    return found


def settle(browser):
    browser.run_async("setTimeout(arguments[0], 400)")


def measure_paint(browser, pages, rounds):
    times = {kind: [] for kind in pages}
    for _ in range(rounds):
        for kind, path in pages.items():
            browser.open("about:blank")
            browser.open(url(path))
            times[kind].append(browser.run_async(PAINT))
    return {kind: round(statistics.median(found), 1) for kind, found in times.items()}


def measure_load(browser, pages):
    loads, shifts = {}, {}
    for kind, path in pages.items():
        browser.open("about:blank")
        browser.network()
        browser.open(url(path))
        browser.run(WATCH_SHIFTS)
        settle(browser)
        shifts[kind] = round(browser.run("return window.shifts"), 4)
        asked = {
            unquote(urlsplit(message["params"]["request"]["url"]).path) for message in browser.network()
            if message["method"] == "Network.requestWillBeSent"
            and message["params"]["request"]["url"].startswith("file:")}
        if path not in asked:
            sys.exit(f"error: Chromium did not report that it loaded {path}")
        loads[kind] = {"files": len(asked), "bytes": sum(os.path.getsize(name) for name in asked)}
    return loads, shifts


def measure_grid(browser, root):
    browser.size(1440, 900)
    browser.open(url(os.path.join(root, "browse", "index.html")))
    settle(browser)
    if not browser.run("return !!document.querySelector('.window')"):
        return None
    length = browser.run("return document.documentElement.scrollHeight")
    # The whole length in about 600 frames: ten seconds of steady scrolling.
    return spread(browser.run_async(FRAMES % SCROLL, max(40, length / 600)))


def measure_map(browser, root):
    page = os.path.join(root, "map.html")
    if not os.path.isfile(page):
        return None
    browser.open(url(page))
    try:
        browser.wait("return !!document.querySelector('main canvas')", seconds=20)
    except Exception:
        return None
    browser.run_async("setTimeout(arguments[0], 2000)")
    return spread(browser.run_async(FRAMES % PAN))


def measure_search(browser, root):
    """The live search says how long each answer took: the page is asked with several queries."""
    page = os.path.join(root, "search.html")
    if not os.path.isfile(page) or not os.path.isfile(os.path.join(root, "data", "images.js")):
        return None
    times = []
    for row in (1, 42, 137, 256, 999, 1234, 2500, 4000, 5555, 9000):
        browser.open("about:blank")
        browser.open(f"{url(page)}#q={row}")
        try:
            said = browser.wait(
                r"var t = document.querySelector('main').innerText; return (/([\d.]+)\s*ms\b/.exec(t) || [])[1]", seconds=20)
        except Exception:
            continue
        times.append(float(said))
    return spread(times)


def measure(public, rounds=7):
    root = os.path.realpath(public)
    pages = {kind: os.path.join(root, *page.split("/")) for kind, page in kinds(root).items()}
    with tempfile.TemporaryDirectory(prefix="vitrine-measure-") as folder, Browser() as browser:
        browser.command("POST", "/timeouts", {"script": 180_000})
        bare = os.path.join(folder, "bare.html")
        with open(bare, "w", encoding="utf-8") as file:
            file.write(BARE)
        browser.devtools("Network.enable")
        browser.devtools("Network.setCacheDisabled", cacheDisabled=True)
        loads, shifts = measure_load(browser, pages)
        return {
            "paint": measure_paint(browser, {"bare": bare, **pages}, rounds), "load": loads, "shift": shifts,
            "grid": measure_grid(browser, root), "map": measure_map(browser, root),
            "search": measure_search(browser, root)}


def weigh(public):
    """Files and bytes of every query page, from the files that its HTML names: {files: spread, bytes: spread}."""
    root = os.path.realpath(public)
    sizes, files, weights = {}, [], []

    def size(name):
        if name not in sizes:
            sizes[name] = os.path.getsize(os.path.join(root, *name.split("/")))
        return sizes[name]

    for name in sorted(os.listdir(os.path.join(root, "queries"))):
        with open(os.path.join(root, "queries", name), encoding="utf-8") as file:
            text = file.read()
        loads = {"queries/" + name} | set(re.findall(r"\.\./((?:images|assets)/[\w.-]+\.(?:webp|css|js))", text))
        files.append(len(loads))
        weights.append(sum(size(load) for load in loads))

    def summary(values):
        ordered = sorted(values)
        return {
            "mean": round(statistics.mean(ordered), 2), "percentile95": ordered[(len(ordered) - 1) * 95 // 100],
            "largest": ordered[-1]}

    return {"pages": len(files), "files": summary(files), "bytes": summary(weights)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", help="the folder of a built site")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="on one line")
    options = parser.parse_args()
    found = {**measure(options.public, options.rounds), "queries": weigh(options.public)}
    print(json.dumps(found, indent=None if options.json else 2))


if __name__ == "__main__":
    main()
