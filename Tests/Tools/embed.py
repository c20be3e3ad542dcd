#!/usr/bin/env python3
"""Writes the text files of a folder as a Swift enum of string literals.

    embed.py <folder> <swift file> <enum name> [<folder in it to leave out> ...]

The enum has `static let files: [(name: String, text: String)]`, names being paths within the folder, in byte
order, so that the same folder gives the same bytes. Hidden files are left out.
"""
import pathlib
import sys


def literal(text):
    """A raw multi-line literal with as many # as the text needs."""
    hashes = "#"
    while '"""' + hashes in text or "\\" + hashes in text:
        hashes += "#"
    body = "\n".join(("        " + line) if line else "" for line in text.split("\n"))
    return f'{hashes}"""\n{body}\n        """{hashes}'


def main(folder, out, name, *left_out):
    root = pathlib.Path(folder)
    paths = sorted(
        (p for p in root.rglob("*") if p.is_file()), key=lambda p: p.relative_to(root).as_posix().encode())
    paths = [p for p in paths if not any(part.startswith(".") for part in p.relative_to(root).parts)]
    paths = [p for p in paths if p.relative_to(root).parts[0] not in left_out]
    lines = [
        "// swift-format-ignore-file",
        f"// Made from {root.as_posix()}/ by Tests/Tools/embed.py; edit the files there.",
        "",
        f"enum {name} {{",
        "    static let files: [(name: String, text: String)] = [",
    ]
    constants = []
    for index, path in enumerate(paths):
        lines.append(f'        ("{path.relative_to(root).as_posix()}", file{index}),')
        text = path.read_bytes().decode("utf-8")
        constants.append(f"    private static let file{index}: String =\n        {literal(text)}")
    lines += ["    ]", ""]
    lines.append("\n\n".join(constants))
    lines.append("}")
    pathlib.Path(out).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
