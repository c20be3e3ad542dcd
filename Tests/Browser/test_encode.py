"""Encoding in the page: the encoder that a run's script holds gives the program's codes."""

import base64
import struct

from support import BrowserTest

MOST = 1000
"""Queries to encode, at most."""
CHUNK = 50


class EncodeTest(BrowserTest):
    def codes(self, slug):
        """The program's codes, a list of bytes a query."""
        with open(self.site.path(f"data/{slug}/query.codes.npy"), "rb") as file:
            data = file.read()
        start = 10 + struct.unpack("<H", data[8:10])[0]
        header = data[10:start].decode()
        rows, width = (int(part) for part in header.split("(")[1].split(")")[0].split(","))
        return [list(data[start + row * width:start + (row + 1) * width]) for row in range(rows)]

    def load(self, path):
        error = self.browser.run_async("""
            var done = arguments[1], script = document.createElement("script");
            script.src = arguments[0];
            script.onload = function () { done(null); };
            script.onerror = function () { done("cannot be loaded"); };
            document.head.appendChild(script);""", self.site.url(path))
        self.assertIsNone(error, path)

    def open_encoders(self):
        self.visit("about.html")
        for path in ["assets/encode.js", "data/queries.js"]:
            self.load(path)

    def unpack(self, count):
        """Puts the first queries into `window.found`, pixels in 0…1. From disk a page may not read pixels of a sheet; of
        the same file as a data: address it may."""
        cells = self.browser.run("return vitrine.queries.cells.slice(0, arguments[0])", count)
        for sheet in sorted({cell[0] for cell in cells}):
            name = self.browser.run("return vitrine.queries.sheets[arguments[0]][0]", sheet)
            with open(self.site.path(f"images/{name}"), "rb") as file:
                address = "data:image/webp;base64," + base64.b64encode(file.read()).decode()
            error = self.browser.run_async("""
                var number = arguments[0], count = arguments[2], done = arguments[3], image = new Image();
                image.onload = function () {
                  var canvas = document.createElement("canvas");
                  canvas.width = image.width;
                  canvas.height = image.height;
                  var pen = canvas.getContext("2d", { willReadFrequently: true });
                  pen.drawImage(image, 0, 0);
                  window.found = window.found || [];
                  vitrine.queries.cells.slice(0, count).forEach(function (cell, row) {
                    if (cell[0] !== number) return;
                    var size = [cell[3] || vitrine.queries.cell[0], cell[4] || vitrine.queries.cell[1]];
                    window.found[row] = pen.getImageData(cell[1], cell[2], size[0], size[1]).data;
                  });
                  done(null);
                };
                image.onerror = function () { done("is no image"); };
                image.src = arguments[1];""", sheet, address, count)
            self.assertIsNone(error, name)

    def encode(self, slug, start, end):
        """Codes, and milliseconds an image."""
        return self.browser.run("""
            var run = arguments[0], channels = vitrine.encoders[run].input[2], codes = [], times = [];
            window.found.slice(arguments[1], arguments[2]).forEach(function (image) {
              var pixels = new Float32Array(image.length / 4 * channels);
              for (var i = 0; i < pixels.length; i++) pixels[i] = image[4 * Math.floor(i / channels) + i % channels] / 255;
              var begin = performance.now(), result = vitrine.encode(run, pixels);
              times.push(performance.now() - begin);
              codes.push(Array.from(result.code));
            });
            return [codes, times];""", slug, start, end)

    def test_codes_are_the_programs(self):
        self.open_encoders()
        rows = self.browser.run("return vitrine.queries.rows")
        count = min(MOST, len(rows))
        self.unpack(count)
        compared = 0
        for run in self.site.data["runs"]:
            slug = run["data"].split("/")[1]
            self.load(f"data/{slug}/encoder.js")
            encoder = self.browser.run("""
                var found = vitrine.encoders[arguments[0]];
                return { unavailable: found.unavailable, input: found.input, agreement: found.agreement,
                  layers: found.layers && found.layers.length };""", slug)
            if encoder["unavailable"]:
                continue
            cell = self.browser.run("return vitrine.queries.cell")
            self.assertEqual(encoder["input"][:2], cell[::-1], "the pictures are what the encoder takes")
            expected = self.codes(slug)
            times, wrong = [], 0
            for start in range(0, count, CHUNK):
                codes, took = self.encode(slug, start, start + CHUNK)
                times += took
                for row, code in zip(rows[start:start + CHUNK], codes):
                    self.assertEqual(len(code), len(expected[row]))
                    wrong += sum(bin(a ^ b).count("1") for a, b in zip(code, expected[row]))
            share = 1 - wrong / (count * run["bits"])
            times.sort()
            print(
                f"{slug}: {100 * share:.3f} % of bits agree over {count} images, {encoder['layers']} layers; "
                f"{times[len(times) // 2]:.1f} ms an image, at best {times[0]:.1f}", flush=True)
            self.assertGreaterEqual(share, 0.99, slug)
            # What the script says of itself was measured on the same queries.
            if len(rows) == len(expected):
                self.assertAlmostEqual(share, encoder["agreement"], delta=0.002, msg=slug)
            compared += 1
        self.assertGreater(compared, 0, "no run of this site has an encoder")
        self.assert_quiet("about.html")
        self.assert_offline("about.html")

    def test_what_cannot_be_encoded_says_why(self):
        self.open_encoders()
        slug = self.site.data["runs"][0]["data"].split("/")[1]
        def failure(setting):
            return self.browser.run(
                setting + "try { vitrine.encode(arguments[0], new Float32Array(7)); } catch (e) { return e.message; }", slug)
        self.assertIn("is not loaded", failure(""))
        self.assertEqual(
            failure("vitrine.encoders = {}; vitrine.encoders[arguments[0]] = { unavailable: 'Too large.' };"), "Too large.")
        self.load(f"data/{slug}/encoder.js")
        self.assertIn("an image of 7 numbers", failure(""))
