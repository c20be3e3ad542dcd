import Core
import Foundation
import Testing

/// What programs read: JSON on standard output and nothing else there.
@Suite struct OutputTests {
    private func json(_ arguments: [String], in site: URL) throws -> [String: Any] {
        let found = try Command.run(arguments, in: site)
        #expect(found.code == 0, "\(found.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    }

    private func list(_ value: Any?) throws -> [[String: Any]] {
        try #require(value as? [[String: Any]])
    }

    @Test func buildPrintsItsSummaryAndItsProgressAsJSON() throws {
        try withSite { site in
            let found = try Command.run(["build", "--json"], in: site)
            let summary = try #require(
                try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
            #expect(summary["output"] as? String == (site / "public").path)
            #expect(summary["store"] as? String == (site / ".vitrine").path)
            #expect(summary["site"] as? String == "rendered")
            #expect(summary["pages"] as? Int == 6)
            let steps = try list(summary["steps"])
            #expect(
                steps.compactMap { $0["step"] as? String } == [
                    "dataset", "encode", "binarise", "neighbours", "evaluate", "map", "export", "pictures",
                    "render",
                ])
            for step in steps {
                #expect(step["stored"] as? Bool == false && step["seconds"] is Double && step["run"] is String)
                #expect(Files.isDirectory(URL(fileURLWithPath: step["folder"] as? String ?? "")))
            }
            let run = try #require(try list(summary["runs"]).first)
            #expect(run["name"] as? String == "pixels" && run["bits"] as? Int == 16)
            var events: [String] = []
            for line in found.errors.split(separator: "\n") {
                let event = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
                events.append(try #require(event["event"] as? String))
            }
            #expect(Set(events) == ["started", "finished", "message"])
            let again = try json(["build", "--json"], in: site)
            #expect(again["site"] as? String == "up-to-date")
            #expect(try list(again["steps"]).allSatisfy { $0["stored"] as? Bool == true })
        }
    }

    @Test func searchAndEvaluatePrintJSON() throws {
        try withSite { site in
            try (site / "vitrine.yml").replace("dataset: marks", with: "dataset: listed")
            let found = try json(["search", "pictures/row/2.png", "-k", "3", "--json"], in: site)
            #expect(found["run"] as? String == "pixels" && found["bits"] as? Int == 16)
            #expect((found["code"] as? String)?.wholeMatch(of: /[0-9a-f]{4}/) != nil)
            let neighbours = try list(found["neighbours"])
            #expect(neighbours.compactMap { $0["rank"] as? Int } == [1, 2, 3])
            // The image is in the database, so that its code is at no distance.
            #expect(neighbours[0]["distance"] as? Double == 0)
            for hit in neighbours {
                #expect(hit["label"] is String && hit["identifier"] is String && hit["row"] is Int)
            }

            let report = try json(["evaluate", "--json"], in: site)
            let metrics = try list(try list(report["runs"]).first?["metrics"])
            let mean = try #require(metrics.first { $0["name"] as? String == "mAP@all" })
            #expect((0...1).contains(try #require(mean["value"] as? Double)))
            #expect(mean["relevance"] as? String == "same-label" && mean["ties"] is String)
        }
    }

    @Test func quietPrintsResultsAlone() throws {
        try withSite { site in
            let build = try Command.run(["build", "--quiet"], in: site)
            #expect(build.code == 0 && build.output == "" && build.errors == "")
            for arguments in [["evaluate"], ["encode"], ["search", "pictures/row/2.png"]] {
                let found = try Command.run(arguments + ["--quiet"], in: site)
                #expect(found.code == 0 && found.errors == "" && !found.output.isEmpty, "\(arguments)")
            }
        }
    }

    /// Without a terminal a step is a line, and no line holds a control character.
    @Test func progressIsPlainLinesInAFile() throws {
        try withSite { site in
            let build = try Command.run(["build"], in: site)
            let lines = build.errors.split(separator: "\n").map(String.init)
            for step in ["encode database: 24 images", "neighbours: 6 queries", "query pages: 6 pages"] {
                #expect(lines.contains { $0.hasPrefix(step) }, "\(step) is missing in \(lines)")
            }
            #expect(!(build.errors + build.output).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\r" })
            #expect(build.output.hasPrefix("Site: \((site / "public").path) (6 pages)\n"))
        }
    }

    @Test func datasetsAreListedAndChecked() throws {
        try withSite { site in
            let list = try Command.run(["datasets"], in: site).output
            for name in ["fashion-mnist", "mnist", "marks", "pictures", "listed"] {
                #expect(list.contains("\n\(name) "), "\(list)")
            }
            let card = try Command.run(["datasets", "show", "marks"], in: site).output
            #expect(try card == Files.readText(site / "datasets/marks.yml"))
            #expect(try Command.run(["datasets", "marks"], in: site).output == card)
            let check = try Command.run(["datasets", "check", "marks"], in: site)
            #expect(check.code == 0 && check.output.contains("24 database images, 6 queries"))
            #expect(check.output.components(separatedBy: "looks right").count == 5, "one for each file")
            let json = try Command.run(["datasets", "check", "cifar-10", "--json"], in: site)
            #expect(json.code == 1 && json.output.contains(#""complete" : false"#))
        }
    }
}
