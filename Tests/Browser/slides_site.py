"""The synthetic gallery of slides that the browser tests look at.

`swift test` writes it, from the tests that were built: `SlidesToLookAtTests` with VITRINE_LOOK_SLIDES. A folder that
is there already is taken in place of it with `run.py --slides FOLDER`.
"""

import os
import subprocess
import sys

from pages import Site

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_shared = {}


def site():
    if "site" not in _shared:
        folder = os.environ.get("VITRINE_SLIDES") or make(os.path.join(os.environ["VITRINE_WORK"], "slides"))
        _shared["site"] = Site(folder, data="data/slides.json")
    return _shared["site"]


def make(folder):
    environment = dict(os.environ, VITRINE_LOOK_SLIDES=folder, VITRINE_LOOK_COUNT="4")
    done = subprocess.run(
        ["swift", "test", "-c", "release", "--skip-build", "--filter", "SlidesToLookAtTests"], cwd=ROOT,
        env=environment, capture_output=True, text=True)
    if done.returncode != 0 or not os.path.isfile(os.path.join(folder, "index.html")):
        sys.exit("error: the gallery of slides could not be made\n  try: swift build -c release --build-tests\n" + done.stderr[-2000:])
    return folder
