"""A small WebDriver client for headless Chromium, on the standard library alone."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class WebDriverError(Exception):
    pass


def tool(*names):
    """The first of some programs that is installed; a missing one fails the run."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit(f"error: none of {', '.join(names)} is installed\n  try: Tests/Tools/install test")


class Browser:
    """One headless Chromium. Use as a context manager."""

    def __init__(self, width=1440, height=900):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.profile = tempfile.mkdtemp(prefix="vitrine-browser-")
        self.driver = subprocess.Popen(
            [tool("chromedriver"), f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self._start(width, height)
        except BaseException:
            self.close()
            raise

    def _start(self, width, height):
        deadline = time.monotonic() + 30
        while True:
            try:
                if self._call("GET", "/status")["ready"]:
                    break
            except (OSError, WebDriverError):
                pass
            if time.monotonic() > deadline:
                raise WebDriverError("chromedriver does not answer")
            time.sleep(0.05)
        arguments = [
            "--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--force-color-profile=srgb", f"--user-data-dir={self.profile}",
        ]
        if os.geteuid() == 0:
            # The sandbox of Chromium refuses to run as root, which containers do.
            arguments.append("--no-sandbox")
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": tool("chromium", "google-chrome", "google-chrome-stable"), "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}})
        self.session = answer["sessionId"]
        self.size(width, height)
        if "VITRINE_SLOW" in os.environ:
            # A machine so many times slower than this one: what a test must wait for shows up.
            self.devtools("Emulation.setCPUThrottlingRate", rate=float(os.environ["VITRINE_SLOW"]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.session:
            try:
                self._call("DELETE", f"/session/{self.session}")
            except (OSError, WebDriverError):
                pass
            self.session = None
        self.driver.terminate()
        try:
            self.driver.wait(10)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            self.driver.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data=data, method=method,
            headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error).get("value", {})
            raise WebDriverError(f"{value.get('error')}: {value.get('message')}") from None

    def command(self, method, path, body=None):
        return self._call(method, f"/session/{self.session}{path}", body)

    # Pages

    def open(self, url):
        """Opens a page, and waits for the scripts that it loads after its first paint."""
        self.go(url)
        self.filled()

    def go(self, url):
        """Opens a page, and returns when its document is there."""
        self.command("POST", "/url", {"url": url})

    def filled(self):
        """Waits until the scripts have run that a page loads after its first paint."""
        self.wait("""
            return document.readyState === "complete"
                && !document.querySelector(".js script[data-then]:not([data-then=''])")""", seconds=60)

    def run(self, script, *arguments):
        """The result of a function body."""
        return self.command("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        """As `run`; the last argument is the function to call with the result."""
        return self.command("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def wait(self, script, *arguments, seconds=30):
        """Until a function body gives something true; that value."""
        deadline = time.monotonic() + seconds
        while True:
            value = self.run(script, *arguments)
            if value:
                return value
            if time.monotonic() > deadline:
                raise WebDriverError(f"waited {seconds} s in vain for: {script}")
            time.sleep(0.05)

    def url(self):
        return self.command("GET", "/url")

    def find(self, selector):
        return self.command("POST", "/element", {"using": "css selector", "value": selector})

    def type_into(self, element, text):
        self.command("POST", f"/element/{element[ELEMENT]}/value", {"text": text})

    def keys(self, *keys):
        """Presses keys one after the other, wherever the focus is."""
        actions = []
        for key in keys:
            actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def screenshot(self):
        return base64.b64decode(self.command("GET", "/screenshot"))

    # What was logged

    def log(self, kind):
        return self.command("POST", "/se/log", {"type": kind})

    def console(self):
        """Messages since the last call, as (level, text)."""
        return [(entry["level"], entry["message"]) for entry in self.log("browser")]

    def network(self):
        """Chromium's own account of the network since the last call: a list of DevTools messages."""
        return [json.loads(entry["message"])["message"] for entry in self.log("performance")]

    # Appearance

    def devtools(self, command, **parameters):
        return self.command("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def size(self, width, height, scale=1):
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def colours(self, scheme):
        """`light` or `dark`, as the reader's system would ask for it."""
        self.devtools(
            "Emulation.setEmulatedMedia", features=[
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": "reduce"}])

    def scripting(self, on):
        """Whether pages opened from now on may run scripts."""
        self.devtools("Emulation.setScriptExecutionDisabled", value=not on)
