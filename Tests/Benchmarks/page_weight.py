"""What a browser loads for one query page opened from disk, and how large the site is.

    page_weight.py PUBLIC [--pages 25] [--seed 7]

Opens a seeded sample of query pages in Chromium with its cache off, and counts the files that it asks for and
their bytes on disk. Prints JSON: the medians, the largest of each, and the size of the whole site.
"""

import argparse
import json
import os
import random
import statistics
import sys
from urllib.parse import unquote, urlsplit

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Browser"))

from webdriver import Browser  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", help="the folder of a built site")
    parser.add_argument("--pages", type=int, default=25)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    root = os.path.realpath(options.public)
    folder = os.path.join(root, "queries")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".html"))
    sample = random.Random(options.seed).sample(names, min(options.pages, len(names)))

    loaded, counted = [], []
    with Browser() as browser:
        browser.devtools("Network.enable")
        browser.devtools("Network.setCacheDisabled", cacheDisabled=True)
        for name in sample:
            browser.open("about:blank")
            browser.network()
            browser.open("file://" + os.path.join(folder, name))
            asked = {
                unquote(urlsplit(message["params"]["request"]["url"]).path) for message in browser.network()
                if message["method"] == "Network.requestWillBeSent"
                and message["params"]["request"]["url"].startswith("file:")}
            if os.path.join(folder, name) not in asked:
                sys.exit(f"error: Chromium did not report that it loaded {name}")
            counted.append(len(asked))
            loaded.append(sum(os.path.getsize(path) for path in asked))

    whole = sum(
        os.path.getsize(os.path.join(where, name)) for where, _, files in os.walk(root) for name in files)
    print(json.dumps({
        "pages": len(sample), "bytes": statistics.median(loaded), "files": statistics.median(counted),
        "largestBytes": max(loaded), "mostFiles": max(counted), "siteBytes": whole}))


if __name__ == "__main__":
    main()
