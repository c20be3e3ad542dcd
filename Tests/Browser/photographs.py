"""Makes a data set of photographs of every kind, with what libraries of their own say that they look like.

`make(folder)` writes images, card and site, and returns {file name: expectation}: `size` as shown, at most EDGE an
edge, `points` {(x, y) as fractions: (red, green, blue)}, and `frames`. Expected colours come from Pillow and
LittleCMS, never from libvips.
"""

import io
import os
import struct

from PIL import Image, ImageCms, ImageDraw

EDGE = 96
CLASSES = ["land", "portrait & <still>"]


def curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def xyz(*values):
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def profile():
    """An ICC profile of wide primaries (those of Adobe RGB, adapted to D50) with gamma 2.2: sRGB it is not."""
    text = b"Wide\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * 78
    description += b"\0" * (-len(description) % 4)
    tags = [
        (b"desc", description), (b"cprt", b"text\0\0\0\0none\0\0\0\0"), (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.60974, 0.31111, 0.01947)), (b"gXYZ", xyz(0.20528, 0.62567, 0.06087)),
        (b"bXYZ", xyz(0.14919, 0.06322, 0.74457)), (b"rTRC", curve(2.2)), (b"gTRC", curve(2.2)), (b"bTRC", curve(2.2))]
    place, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags:
        table += struct.pack(">4sII", name, place + len(body), len(data))
        body += data
    size = place + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + struct.pack(">iii", 63190, 65536, 54061)
    head += b"\0" * (128 - len(head))
    return head + struct.pack(">I", len(tags)) + table + body


def quarters(width, height, colours, mode="RGB"):
    """Four patches: upper left, upper right, lower left, lower right."""
    image = Image.new(mode, (width, height))
    draw = ImageDraw.Draw(image)
    for index, colour in enumerate(colours):
        x, y = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle([x, y, x + width // 2 + 1, y + height // 2 + 1], fill=colour)
    return image


PLACES = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
PLAIN = [(200, 40, 40), (40, 160, 60), (50, 70, 190), (230, 220, 90)]


def expected(width, height, colours, frames=1):
    scale = min(1, EDGE / max(width, height))
    return {
        "size": (max(1, round(width * scale)), max(1, round(height * scale))), "frames": frames,
        "points": dict(zip(PLACES, colours))}


def kinds(shift):
    """(name, bytes, expectation) of every kind; `shift` makes the images of the splits differ."""
    plain = [tuple(max(0, value - shift) for value in colour) for colour in PLAIN]

    def encoded(image, kind, **options):
        file = io.BytesIO()
        image.save(file, kind, **options)
        return file.getvalue()

    for name, width, height in (("landscape", 900, 600), ("portrait", 600, 900), ("wide", 3000, 200), ("tall", 150, 2400)):
        yield f"{name}.jpg", encoded(quarters(width, height, plain), "JPEG", quality=95), expected(width, height, plain)
    large = quarters(8000, 5333, plain)
    yield "large.jpg", encoded(large, "JPEG", quality=80), expected(8000, 5333, plain)

    clear = quarters(400, 300, [colour + (alpha,) for colour, alpha in zip(plain, (255, 128, 0, 64))], "RGBA")
    on_white = [
        tuple(round(255 + (value - 255) * alpha / 255) for value in colour)
        for colour, alpha in zip(plain, (255, 128, 0, 64))]
    yield "transparent.png", encoded(clear, "PNG"), expected(400, 300, on_white)

    turned = Image.Exif()
    turned[0x0112] = 6
    # Orientation 6: the file's upper left corner is the picture's upper right one.
    upright = [plain[2], plain[0], plain[3], plain[1]]
    yield ("turned.jpg", encoded(quarters(800, 500, plain), "JPEG", quality=95, exif=turned),
           expected(500, 800, upright))

    wide = ImageCms.ImageCmsProfile(io.BytesIO(profile()))
    original = quarters(600, 400, plain)
    shown = ImageCms.profileToProfile(original, wide, ImageCms.createProfile("sRGB"), renderingIntent=1)
    yield ("profile.jpg", encoded(original, "JPEG", quality=100, subsampling=0, icc_profile=profile()),
           expected(600, 400, [shown.getpixel((round(x * 600), round(y * 400))) for x, y in PLACES]))

    greys = [9000 + 100 * shift, 26000, 43000, 60000]
    rows = [b"".join(struct.pack("<H", value) * 150 for value in pair) * 150 for pair in (greys[:2], greys[2:])]
    deep = Image.frombytes("I;16", (300, 300), b"".join(rows))
    yield "deep.png", encoded(deep, "PNG"), expected(300, 300, [(round(value / 257),) * 3 for value in greys])

    # Without a profile there is no one truth for CMYK; the hues are.
    inks = [(0, 220, 200, 10 + shift), (200, 20, 220, 10), (220, 180, 0, 10), (0, 20, 200, 5)]
    yield "inks.jpg", encoded(quarters(500, 400, inks, "CMYK"), "JPEG", quality=95), {
        **expected(500, 400, []), "hues": [0, 1, 2]}

    frames = [quarters(320, 240, plain), Image.new("RGB", (320, 240), (0, 0, 0)), Image.new("RGB", (320, 240), (255, 255, 255))]
    for name, kind, options in (("moving.gif", "GIF", {"loop": 0}), ("moving.webp", "WEBP", {"lossless": True})):
        yield name, encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=200, **options), \
            expected(320, 240, plain, frames=3)


def make(folder):
    known = {}
    for split, shift in (("database", 0), ("query", 9)):
        for index, (name, data, expectation) in enumerate(kinds(shift)):
            path = os.path.join(folder, "images", split, CLASSES[index % 2].replace("/", ""), f"{split}-{name}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
            known[f"{split}-{name}"] = expectation
    lines = ["file_name,split,labels"]
    for where, _, names in sorted(os.walk(os.path.join(folder, "images"))):
        for name in sorted(names):
            path = os.path.relpath(os.path.join(where, name), folder)
            parts = path.split(os.sep)
            lines.append(f"\"{'/'.join(parts)}\",{parts[1]},\"{parts[2]}\"")
    for name, text in (("manifest.csv", "\n".join(lines) + "\n"), ("photographs.yml", CARD), ("vitrine.yml", SITE)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return known


CARD = """\
name: photographs
title: Photographs of every kind
reader: csv
look_in: ["."]
manifest: manifest.csv
size: 32
channels: 3
flip: false
"""

SITE = """\
title: Photographs
dataset: photographs.yml
neighbours: 8
runs:
  - name: pixels-itq
    title: ITQ on pixels
    encoder: pixels
    hash: {function: itq, bits: 8}
"""
