"""Makes a small experiment for the browser tests: drawn images in classes, and a site with three runs of it."""

import os
import random
import struct
import zlib

CLASSES = ["bars", "checks & <squares>", "discs", "rings"]
EDGE = 32


def png(pixels, width, height):
    """Grey pixels, row by row, as a PNG file."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(pixels[row * width:(row + 1) * width]) for row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def draw(kind, rng):
    """One image of a class, with place, size and noise of its own."""
    x0, y0 = EDGE / 2 + rng.uniform(-4, 4), EDGE / 2 + rng.uniform(-4, 4)
    size, period = rng.uniform(7, 12), rng.uniform(5, 9)
    pixels = []
    for y in range(EDGE):
        for x in range(EDGE):
            distance = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            if kind == 0:
                on = (x + x0) % period < period / 2
            elif kind == 1:
                on = ((x + x0) % period < period / 2) != ((y + y0) % period < period / 2)
            elif kind == 2:
                on = distance < size
            else:
                on = size - 3 < distance < size
            pixels.append(max(0, min(255, int((210 if on else 40) + rng.gauss(0, 12)))))
    return png(pixels, EDGE, EDGE)


def make(folder, database=240, queries=48, seed=7):
    """Writes the images, a manifest, the card and the site. Returns one image that is in neither split."""
    rng = random.Random(seed)
    os.makedirs(os.path.join(folder, "images"), exist_ok=True)
    os.makedirs(os.path.join(folder, "datasets"), exist_ok=True)
    lines = ["file_name,split,labels"]
    for split, count in (("database", database), ("query", queries)):
        for index in range(count):
            kind = index % len(CLASSES)
            name = f"images/{split}-{index:04d}.png"
            with open(os.path.join(folder, *name.split("/")), "wb") as file:
                file.write(draw(kind, rng))
            lines.append(f"{name},{split},{CLASSES[kind]}")
    write(folder, "manifest.csv", "\n".join(lines) + "\n")
    write(folder, "datasets/shapes.yml", CARD)
    write(folder, "vitrine.yml", SITE)
    new = os.path.join(folder, "new.png")
    with open(new, "wb") as file:
        file.write(draw(2, rng))
    return new


def write(folder, name, text):
    with open(os.path.join(folder, *name.split("/")), "w", encoding="utf-8") as file:
        file.write(text)


CARD = """\
name: shapes
title: Drawn shapes
description: Four kinds of shapes, drawn by the tests.
reader: csv
look_in: ["."]
manifest: manifest.csv
size: 32
channels: 1
flip: false
licence: MIT
"""

# The title is hostile text: the site must show it, not obey it.
SITE = """\
title: Shapes <i>&amp; "quotes"</i>
dataset: shapes
runs:
  - name: pixels-itq
    title: ITQ on pixels
    encoder: pixels
    hash: {function: itq, bits: 16}
  - name: pixels-lsh
    title: LSH on pixels
    encoder: pixels
    hash: {function: lsh, bits: 16}
  - name: networks
    title: A small network
    model:
      architecture: layers
      encoder:
        - {conv: 8, stride: 2, batch_norm: true, activation: leaky-relu}
        - {pool: max, padding: same}
        - {conv: 8}
        - {pool: average}
        - {dense: 24, activation: tanh}
      bits: 16
      average_mirror: true
      decoder:
        - {dense: 1024, activation: sigmoid}
    training:
      epochs: 2
      batch: 48
      losses: [mse]
    hash: {function: sh, bits: 16}
"""
