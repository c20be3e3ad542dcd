"""Times Hugo on pages of the same content as a built site's query pages, through one template.

    hugo_peer.py PUBLIC [--repeats 3] [--keep FOLDER]

Reads `PUBLIC/data` (the queries, their neighbours, scores and codes as the site exports them), writes a Hugo site
with one content file a query and a template that prints what the query page prints, and runs `hugo`. Everything
but the pages themselves is switched off in Hugo, and its content files are written before the clock starts.

Prints JSON: seconds (median of whole `hugo` runs), all runs, pages, bytes written, bytes of our query pages,
and Hugo's version.
"""

import argparse
import csv
import gzip
import json
import os
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

LAYOUT = """<!doctype html>
<html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Query {{ .Params.row }}: {{ .Params.label }} – {{ .Site.Title }}</title>
<link rel=icon href=../assets/icon.svg><link rel=stylesheet href=../assets/site.css><script src=../assets/site.js></script>
<style>.bd{--s:32;--w:28;--h:28;--W:1008;--H:1008}{{ range .Params.sheets }}
.{{ .id }}:before{background-image:url(../images/{{ .file }})}{{ end }}</style>
<body class=px>{{ partial "header.html" . }}<main id=main tabindex=-1>
<nav class=pn aria-label=Queries>{{ with .Params.previous }}<a rel=prev href={{ .page }}.html>← Query {{ .row }}</a>{{ end }}<a href=../browse/index.html>All queries</a>{{ with .Params.next }}<a rel=next href={{ .page }}.html>Query {{ .row }} →</a>{{ end }}</nav>
<h1>Query {{ .Params.row }} <small>{{ .Params.label }}</small></h1>
<svg class=sheet width=0 height=0 aria-hidden=true><image id=a href=../images/queries-0001.webp width=256 height=256 /></svg>
<div class=qy><figure><svg class=im viewBox="{{ .Params.box }}" role=img aria-label="Query {{ .Params.row }}: {{ .Params.label }}"><use href=#a /></svg></figure>
<dl class=card><dt>Class<dd><a href=../classes/{{ urlize .Params.label }}.html>{{ .Params.label }}</a><dt>Name<dd>{{ .Params.identifier }}<dt>Row<dd>{{ .Params.row }} of the queries, counted from 0</dl></div>
<div class=rs>
{{- $query := . }}
{{- range $n, $run := .Params.runs }}
<section><h2><a href=../runs/{{ .slug }}.html>{{ .title }}</a></h2>
<dl class=facts>{{ range .facts }}<div><dt>{{ .name }}<dd>{{ .value }}</div>{{ end }}</dl>
{{- with .code }}
<p class=cs>Code: {{ .bits }} bits, {{ .ones }} set <svg viewBox="0 0 {{ .bits }} 1" aria-hidden=true><path d="M0 0.5h{{ .bits }}" stroke-dasharray="{{ .dashes }}"/></svg><code>{{ .hex }}</code></p>
{{- end }}
<h3>{{ .count }} nearest database images <small>{{ .right }} right, ties by row number</small></h3>
<ol class=bd>
{{- range .bands }}
<li><p><b>Distance {{ .distance }}</b>{{ .note }}<ol start={{ .start }}>
{{- range .hits }}
<li>{{ .rank }} {{ .label }}{{ if .right }}<b>right</b>{{ else }}<i>wrong</i>{{ end }}<p class=b {{ printf "style=--x:%d;--y:%d" .x .y | safeHTMLAttr }}>row {{ .row }}
{{- end }}</ol>
{{- end }}</ol></section>
{{- end }}
</div></main>{{ partial "footer.html" . }}
"""

HEADER = """<a class=skip href=#main>Skip to content</a>
<header class=top><a href=../index.html>{{ .Site.Title }}</a><nav aria-label=Site><ul>{{ range .Site.Params.sections }}<li><a href=../{{ .href }}>{{ .name }}</a>{{ end }}</ul></nav></header>"""

FOOTER = """<footer class=foot id=_end><p><a href=../about.html>How to read these pages</a> · <a href=../provenance.html>How they came about</a></p></footer>"""

EDGE, COLUMNS = 28, 36


def read_npy(path):
    """A two-dimensional uint8 array as rows of bytes."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<H", data[8:10])[0]
    header = data[10:10 + length].decode("latin-1")
    count, width = (int(part) for part in header.split("'shape': (")[1].split(")")[0].split(",")[:2])
    if "|u1" not in header or len(data) < 10 + length + count * width:
        sys.exit(f"error: {path} is not the uint8 array that was expected")
    start = 10 + length
    return [data[start + row * width:start + (row + 1) * width] for row in range(count)]


def code_of(packed):
    """The code as the page draws it: one stroke whose dashes are the set bits."""
    bits = [packed[b // 8] >> b % 8 & 1 for b in range(len(packed) * 8)]
    dashes, current = [0], 1
    for bit in bits:
        if bit != current:
            dashes.append(0)
            current = bit
        dashes[-1] += 1
    if len(dashes) > 1 and len(dashes) % 2:
        dashes.append(0)
    return {"bits": len(bits), "ones": sum(bits), "dashes": " ".join(map(str, dashes)), "hex": packed.hex()}


def box(row):
    return f"{row % COLUMNS * EDGE} {row // COLUMNS % COLUMNS * EDGE} {EDGE} {EDGE}"


def bands(hits):
    """Results at the same distance together, as the page shows ties."""
    groups = []
    for hit in hits:
        if not groups or groups[-1]["distance"] != hit["distance"]:
            groups.append({"distance": hit["distance"], "start": int(hit["rank"]), "hits": []})
        right = hit["right"] == "1"
        groups[-1]["hits"].append({
            "rank": int(hit["rank"]), "row": int(hit["row"]), "label": hit["label"], "right": right,
            "x": int(hit["row"]) % COLUMNS, "y": int(hit["row"]) // COLUMNS % COLUMNS})
    for group in groups:
        count = len(group["hits"])
        group["note"] = f": {count} images tied" if count > 1 else ""
    return groups


def run_content(public, run):
    folder = os.path.join(public, *run["data"].strip("/").split("/"))
    with open(os.path.join(folder, "per_query.csv"), encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    neighbours = {}
    with gzip.open(os.path.join(folder, "neighbours.csv.gz"), "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            neighbours.setdefault(int(line["query"]), []).append(line)
    codes = os.path.join(folder, "query.codes.npy")
    return table, neighbours, read_npy(codes) if os.path.exists(codes) else None


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def write_site(public, folder):
    """Returns how many pages Hugo is to make."""
    with open(os.path.join(public, "data", "site.json"), encoding="utf-8") as file:
        site = json.load(file)
    sections = ["Overview", "Queries", "Classes", "Reconstructions", "Provenance", "How to read", "Search"]
    write(os.path.join(folder, "config.json"), json.dumps({
        "title": site["title"], "baseURL": "/", "uglyURLs": True, "disablePathToLower": True,
        "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
        "params": {"sections": [{"name": name, "href": name.lower().replace(" ", "-") + ".html"} for name in sections]},
    }))
    write(os.path.join(folder, "layouts", "_default", "single.html"), LAYOUT)
    write(os.path.join(folder, "layouts", "partials", "header.html"), HEADER)
    write(os.path.join(folder, "layouts", "partials", "footer.html"), FOOTER)
    runs = [(run, *run_content(public, run)) for run in site["runs"]]
    rows = sorted(runs[0][2])
    names = [f"{row:0{site['pageDigits']}d}" for row in rows]
    sheets = [{"id": name, "file": f"{name}0.webp", "width": 1008, "height": 1008} for name in "abcd"]
    for position, row in enumerate(rows):
        first = runs[0][1][row]
        page = {
            "row": row, "label": first["labels"], "identifier": first["id"], "box": box(row), "sheets": sheets,
            "runs": []}
        for name, at in (("previous", position - 1), ("next", position + 1)):
            if 0 <= at < len(rows):
                page[name] = {"page": names[at], "row": rows[at]}
        for run, table, neighbours, codes in runs:
            hits = neighbours[row]
            facts = [
                {"name": name, "value": value[:6]} for name, value in table[row].items()
                if name not in ("row", "id", "labels")]
            page["runs"].append({
                "slug": os.path.basename(run["data"].strip("/")), "title": run["title"], "facts": facts,
                "code": code_of(codes[row]) if codes else None, "count": len(hits),
                "right": sum(hit["right"] == "1" for hit in hits), "bands": bands(hits)})
        write(os.path.join(folder, "content", "queries", names[position] + ".md"), json.dumps(page, ensure_ascii=False))
    return len(rows)


def size(folder):
    return sum(
        os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".html"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("public", help="the folder of a built site")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--keep", help="a new folder to leave the Hugo site in")
    options = parser.parse_args()
    hugo = shutil.which("hugo") or sys.exit("error: hugo is not installed\n  try: Tests/Tools/install bench")

    work = options.keep or tempfile.mkdtemp(prefix="vitrine-hugo-")
    try:
        pages = write_site(options.public, work)
        output = os.path.join(work, "public")
        seconds = []
        for _ in range(max(1, options.repeats)):
            shutil.rmtree(output, ignore_errors=True)
            start = time.perf_counter()
            done = subprocess.run([hugo, "--quiet"], cwd=work, capture_output=True, text=True)
            seconds.append(time.perf_counter() - start)
            if done.returncode != 0:
                sys.exit(f"error: hugo ended with {done.returncode}: {done.stdout}{done.stderr}")
        made = len(os.listdir(os.path.join(output, "queries")))
        if made != pages:
            sys.exit(f"error: hugo wrote {made} pages of {pages}")
        version = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout.split()[1]
        print(json.dumps({
            "seconds": statistics.median(seconds), "all": seconds, "pages": pages,
            "bytes": size(os.path.join(output, "queries")), "ours": size(os.path.join(options.public, "queries")),
            "version": version}))
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
