import Core
import Foundation
import Pipeline
import Testing

/// `vitrine.yml` with one more recipe, everything else as it was.
@Suite struct RunListTests {
    @Test(arguments: [
        // The usual form, comments kept.
        (
            "# mine\ntitle: t\ndataset: d\nruns:   # all\n  - recipes/a.yml\n  # - recipes/b.yml\nneighbours: 5\n",
            "# mine\ntitle: t\ndataset: d\nruns:   # all\n  - recipes/a.yml\n  - new.yml\n  # - recipes/b.yml\nneighbours: 5\n"
        ),
        // Entries without indentation, and no line feed at the end.
        ("dataset: d\nruns:\n- a.yml\n- b.yml", "dataset: d\nruns:\n- a.yml\n- b.yml\n- new.yml"),
        // A run written out in the list, with lists inside.
        (
            "runs:\n  - name: x\n    model:\n      channels:\n        - 8\n        # deep\n  - b.yml\n\ntitle: t\n",
            "runs:\n  - name: x\n    model:\n      channels:\n        - 8\n        # deep\n  - b.yml\n  - new.yml\n\ntitle: t\n"
        ),
        ("runs: [a.yml, b.yml] # two\ntitle: t\n", "runs: [a.yml, b.yml, new.yml] # two\ntitle: t\n"),
        ("runs: []\n", "runs: [new.yml]\n"),
        ("title: t\nruns:\n", "title: t\nruns:\n  - new.yml\n"),
        ("title: t\n", "title: t\nruns:\n  - new.yml\n"),
        ("title: t\r\nruns:\r\n  - a.yml\r\n", "title: t\r\nruns:\r\n  - a.yml\r\n  - new.yml\r\n"),
    ])
    func edited(text: String, expected: String) throws {
        try withFolder { folder in
            let url = folder.appendingPathComponent("vitrine.yml")
            try Files.write(text, to: url)
            #expect(try RunList(url).add("new.yml"))
            #expect(try Files.readText(url) == expected)
            // Listed once, however often it is asked for.
            #expect(try RunList(url).add("new.yml"))
            #expect(try Files.readText(url) == expected)
        }
    }

    @Test(arguments: [
        "runs: [a.yml,\n  b.yml]\n", "runs: [{name: x, model: {channels: [8]}}]\n",
        "runs: &all [a.yml] \n# ]\nx: *all\n",
        "runs: ['a]#b.yml']\n", "{title: t, runs: [a.yml]}\n",
    ])
    func leftAlone(text: String) throws {
        try withFolder { folder in
            let url = folder.appendingPathComponent("vitrine.yml")
            try Files.write(text, to: url)
            let isListed = try RunList(url).add("new.yml")
            let after = try Files.readText(url)
            #expect(isListed == (after != text))
            #expect(!isListed || after.contains("[a.yml, new.yml]"))
        }
    }
}
