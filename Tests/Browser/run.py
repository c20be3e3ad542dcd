"""Builds a small site and runs the browser tests on it.

    .peers/bin/python Tests/Browser/run.py [--site PUBLIC] [--slides FOLDER] [--screenshots FOLDER] [name of a test …]

Prints PASS or FAIL for each test; exit status 1 when one failed. `--site` tests a site that is there already,
without the tests that need `vitrine serve`. `--slides` tests a gallery of slides that is there
already, and nothing else; without it the built Swift tests write one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import unittest

import small_site
import support

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


class Result(unittest.TextTestResult):
    """A line for each test, so that whoever counts need not know this runner."""

    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"PASS {test.id()}", flush=True)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        print(f"FAIL {test.id()}", flush=True)

    def addError(self, test, error):
        super().addError(test, error)
        print(f"FAIL {test.id() if hasattr(test, 'id') else test}", flush=True)

    def addSkip(self, test, reason):
        # A test that does nothing must not look as if it had passed.
        super().addSkip(test, reason)
        self.addFailure(test, (AssertionError, AssertionError(f"skipped: {reason}"), None))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", help="the folder of a built site, in place of a small one made here")
    parser.add_argument("--slides", help="the folder of a gallery of slides, in place of one that the Swift tests write")
    parser.add_argument("--screenshots", help="write pictures of the site into this folder, and run no tests")
    parser.add_argument("names", nargs="*", help="only tests whose names hold one of these")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="vitrine-site-") as work:
        os.environ["VITRINE_WORK"] = work
        os.environ["VITRINE"] = os.environ.get("VITRINE", os.path.join(ROOT, ".build", "release", "vitrine"))
        if options.slides:
            os.environ["VITRINE_SLIDES"] = options.slides
        if options.site:
            os.environ["VITRINE_SITE"] = options.site
        elif not options.slides:
            build(work)
        if options.screenshots:
            import screenshots
            return screenshots.take(options.site or os.environ["VITRINE_SITE"], options.screenshots)
        return test(options)


def build(work):
    project = os.path.join(work, "project")
    os.environ["VITRINE_IMAGE"] = small_site.make(project)
    os.environ["VITRINE_PROJECT"] = project
    os.environ["VITRINE_SITE"] = os.path.join(project, "public")
    vitrine = os.environ["VITRINE"]
    if not os.path.isfile(vitrine):
        sys.exit(f"error: {vitrine} is not there\n  try: make build")
    done = subprocess.run([vitrine, "build", project, "--quiet"], cwd=work)
    if done.returncode != 0:
        sys.exit(f"error: the small site could not be built (vitrine build ended with {done.returncode})")


def test(options):
    loader = unittest.TestLoader()
    if options.names:
        loader.testNamePatterns = [f"*{name}*" for name in options.names]
    suite = unittest.TestSuite()
    for name in sorted(os.listdir(HERE)):
        if name.startswith("test_") and name.endswith(".py"):
            if options.slides and name != "test_slides.py":
                continue
            if options.site and name in ("test_served.py", "test_photographs.py", "test_slides.py", "test_reports.py", "test_themes.py"):
                continue
            suite.addTests(loader.loadTestsFromName(name[:-3]))
    if suite.countTestCases() == 0:
        sys.exit("error: no test has such a name")
    try:
        result = unittest.TextTestRunner(resultclass=Result, stream=sys.stderr, verbosity=0).run(suite)
    finally:
        support.close()
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    sys.exit(main())
