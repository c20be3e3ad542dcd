"""A server whose scripts come late, as from a slow disk or over a slow line."""

import functools
import http.server
import threading
import time


class LateScripts(http.server.SimpleHTTPRequestHandler):
    SECONDS = 0.25

    def do_GET(self):
        if self.path.split("?")[0].endswith(".js"):
            time.sleep(self.SECONDS)
        super().do_GET()

    def log_message(self, *_):
        pass


class LateSite:
    """The site of a folder, at an address. Use as a context manager."""

    def __init__(self, root):
        handler = functools.partial(LateScripts, directory=root)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
