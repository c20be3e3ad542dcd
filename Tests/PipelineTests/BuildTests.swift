import Arrays
import Core
import Foundation
import Pipeline
import Testing

/// Whole builds of a small drawn dataset.
@Suite(.serialized) struct BuildTests {
    private func start(_ folder: URL) throws {
        _ = try SiteStarter.create(at: folder, source: .sample, title: "Test <&>")
    }

    private func build(_ folder: URL, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuildSummary {
        var options = BuildOptions(site: folder)
        change(&options)
        return try SiteBuild(options).run()
    }

    private func content(_ folder: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let root = folder.standardizedFileURL.path + "/"
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            ?? .init()
        where !Files.isDirectory(url) {
            found[String(url.standardizedFileURL.path.dropFirst(root.count))] = try Data(contentsOf: url)
        }
        return found
    }

    @Test func theSameInputsGiveTheSameBytesForAnyNumberOfJobs() throws {
        try withFolder { folder in
            try start(folder)
            _ = try build(folder) { $0.jobs = 1 }
            let first = try content(folder.appendingPathComponent("public"))
            #expect(first.count > 100)
            #expect(first["queries/00079.html"] != nil)
            _ = try build(folder) { options in
                options.jobs = 3
                options.store = folder.appendingPathComponent("other-store")
                options.output = folder.appendingPathComponent("other")
            }
            let second = try content(folder.appendingPathComponent("other"))
            #expect(Set(first.keys) == Set(second.keys))
            for (path, data) in first where second[path] != data { Issue.record("\(path) differs") }
        }
    }

    @Test func nothingIsDoneTwiceAndATemplateRendersOnly() throws {
        try withFolder { folder in
            try start(folder)
            let first = try build(folder)
            #expect(first.site == .rendered(pages: 80))
            #expect(first.steps.contains { !$0.stored })
            let page = folder.appendingPathComponent("public/index.html")
            let before = try FileManager.default.attributesOfItem(atPath: page.path)[.systemFileNumber] as? Int
            let second = try build(folder)
            #expect(second.site == .upToDate)
            #expect(!second.steps.contains { !$0.stored })
            let after = try FileManager.default.attributesOfItem(atPath: page.path)[.systemFileNumber] as? Int
            #expect(before == after)
            try Files.makeDirectory(folder.appendingPathComponent("Templates/assets"))
            try Files.write("/* mine */\n", to: folder.appendingPathComponent("Templates/assets/site.css"))
            let third = try build(folder)
            #expect(third.site == .rendered(pages: 80))
            #expect(third.steps.filter { !$0.stored }.map(\.step) == [.render])
            #expect(try Files.readText(folder.appendingPathComponent("public/assets/site.css")) == "/* mine */\n")
        }
    }

    @Test func theEncoderIsExportedWithWhatRoundingChanges() throws {
        try withFolder { folder in
            try start(folder)
            _ = try build(folder)
            let data = folder.appendingPathComponent("public/data")
            let runs = try FileManager.default.contentsOfDirectory(atPath: data.path).filter { !$0.contains(".") }
            #expect(!runs.isEmpty)
            for run in runs {
                let text = try Files.readText(data.appendingPathComponent("\(run)/encoder.js"))
                let start = try #require(text.range(of: "vitrine.encoders[\"\(run)\"] = "))
                let json = text[start.upperBound...].dropLast(2)
                let script = try #require(
                    try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any], "\(run)")
                #expect(try #require(script["agreement"] as? Double) >= 0.99)
                #expect((script["note"] as? String)?.contains("of the first 80 queries") == true)
                let bytes = try #require(script["bytes"] as? Int)
                #expect(script["bits"] as? Int == 8 * bytes)
            }
        }
    }

    @Test func whatLiesBetweenTheFirstQueriesOfTwoClassesIsDecoded() throws {
        try withFolder { folder in
            try start(folder)
            _ = try build(folder)
            let runs = folder.appendingPathComponent(".vitrine/runs")
            var decoders = 0
            for run in try FileManager.default.contentsOfDirectory(atPath: runs.path) {
                let files = runs.appendingPathComponent(run)
                let record = files.appendingPathComponent("interpolation.json")
                let decodes = Files.exists(files.appendingPathComponent("query.reconstructions.npy"))
                #expect(Files.exists(record) == decodes)
                guard decodes else { continue }
                decoders += 1
                let found = try #require(
                    try JSONSerialization.jsonObject(with: Files.read(record)) as? [String: Any])
                let labels = try LabelMatrix(npy: files.appendingPathComponent("query.labels.npy"))
                let first = (0..<labels.classes).compactMap { label in
                    (0..<labels.rows).first { labels.has(label, row: $0) }
                }
                let pairs = try #require(found["pairs"] as? [[Int]])
                #expect(pairs.flatMap { $0 } == Array(first.prefix(2 * pairs.count)) && !pairs.isEmpty)
                let pixels = try NPY.read(files.appendingPathComponent("interpolation.npy"))
                #expect(Array(pixels.shape.prefix(2)) == [pairs.count, 9])
                let page = try Files.readText(folder.appendingPathComponent("public/reconstructions/index.html"))
                #expect(page.contains("Decoded 3/8 of the way from query \(first[0]), "))
            }
            #expect(decoders > 0)
        }
    }

    @Test func aFolderOfSomebodyElsesIsNotReplaced() throws {
        try withFolder { folder in
            try start(folder)
            let output = folder.appendingPathComponent("public")
            try Files.makeDirectory(output)
            try Files.write("mine", to: output.appendingPathComponent("thesis.txt"))
            #expect(throws: Diagnostic.self) { try build(folder) }
            #expect(try Files.readText(output.appendingPathComponent("thesis.txt")) == "mine")
        }
    }

    @Test func moreNeighboursThanImagesAreRefused() throws {
        try withFolder { folder in
            try start(folder)
            let file = folder.appendingPathComponent("vitrine.yml")
            try Files.write(
                try Files.readText(file).replacing("neighbours: 20", with: "neighbours: 900"), to: file)
            do {
                _ = try build(folder)
                Issue.record("900 neighbours of 320 images were accepted")
            } catch let diagnostic as Diagnostic {
                #expect(diagnostic.message.contains("900"))
                #expect(diagnostic.expected == "at most 320")
            }
        }
    }

    @Test func codesMadeElsewhereBecomeARun() throws {
        try withFolder { folder in
            try start(folder)
            _ = try build(folder) { $0.only = .binarise }
            let run = folder.appendingPathComponent(".vitrine/runs/pixels")
            for split in ["database", "query"] {
                try FileManager.default.copyItem(
                    at: run.appendingPathComponent("\(split).codes.npy"),
                    to: folder.appendingPathComponent("\(split).npy"))
            }
            try Files.write(
                "title: t\ndataset: shapes\nneighbours: 5\nruns: [{name: mine, codes: {database: database.npy, query: query.npy}}]\n",
                to: folder.appendingPathComponent("vitrine.yml"))
            let summary = try build(folder)
            #expect(summary.runs.first?.bits == 48)
            #expect(summary.runs.first?.metrics.contains { $0.name == "mAP@all" } == true)
        }
    }

    @Test func aNewImageFindsItsOwnCopyFirst() throws {
        try withFolder { folder in
            try start(folder)
            var options = BuildOptions(site: folder)
            options.run = "pixels"
            let search = try ImageSearch(options)
            let image = try Files.read(folder.appendingPathComponent("data/images/database-0005.png"))
            let found = try search.search(image: image, name: "new.png", k: 3)
            #expect(found.neighbours.count == 3)
            #expect(found.neighbours.first?.distance == 0)
            #expect(throws: Diagnostic.self) { try search.search(image: Data("no image".utf8), name: "x", k: 3) }
        }
    }
}
