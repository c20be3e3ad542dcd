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
    write(folder, "results.md", REPORT)
    write(folder, "numbers.csv", "bits,loss,<i>\n8,0.5,a & b\n16,0.25,*c*\n32,0.2,\n")
    with open(os.path.join(folder, "own.png"), "wb") as file:
        file.write(draw(1, rng))
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
reports: [results.md]
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

# Every kind of cell, and hostile text in captions. Two things are broken on purpose: a value and a cell.
REPORT = r"""---
title: What the <b>bits</b> find
authors: [A. Author, "B. <i>Author</i>"]
date: November 2026
abstract: ITQ reaches **{{runs.pixels-itq.mAP@all}}** on {{dataset.queries}} queries; see {{ref.worst}}.
numbered: true
---

## In numbers

Mean average precision is {{runs.pixels-itq.mAP@all}} ({{runs.pixels-itq.intervals.mAP@all}}), or
{{percent1(runs.pixels-itq.mAP@all)}}; {{runs.pixels-itg.mAP@all}} is no run. `{{code}}` stays as it is.[^ap]

$$\mathrm{AP} = \frac{1}{M} \sum_{r=1}^{n} P(r)\,\mathrm{rel}(r), \qquad d_H(a, b) = \lVert a \oplus b \rVert_1$$

| run | mAP@all |
| --- | ---: |
{{#every-run}}
| {{title}} | {{mAP@all}} |
{{/every-run}}

```vitrine table
metrics: [mAP@all, P@20, tie-aware.mAP@all]
caption: Metrics by run.
```

```vitrine compare
runs: [pixels-itq, pixels-lsh]
caption: Query by query.
```

```vitrine chart
chart: precision-at-n
caption: Precision at $N$ <script>alert(1)</script>.
```

## In pictures

The worst queries stand in {{ref.worst}}, a [link](https://example.org) does not.

```vitrine grid
id: worst
queries: {by: worst, count: 2}
runs: [pixels-itq, pixels-lsh]
caption: The worst queries of *{{runs.pixels-itq.title}}*.
```

```vitrine reconstructions
queries: {count: 5}
```

```vitrine codes
queries: [0]
run: pixels-itq
count: 3
caption: Codes.
```

```vitrine confusion
run: pixels-itq
```

```vitrine map
run: networks
by: pca
```

```vitrine image
file: own.png
alt: A picture <of> ours
caption: Our own picture.
```

```vitrine csv
file: numbers.csv
caption: Numbers of our own.
```

```vitrine csv
file: numbers.csv
as: bars
columns: [bits, loss]
```

```vitrine grdi
count: 3
```

- [x] written
- [ ] read

[^ap]: Over the whole ranking, in index order.
"""
