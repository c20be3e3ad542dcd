import Core
import Datasets
import Foundation
import Pipeline
import Settings

extension SlideSiteConfiguration {
    /// Whether a site's file describes a gallery of slides: it has the key `slides`.
    public static func describes(_ url: URL) -> Bool {
        guard let text = try? Files.readText(url), let map = try? YAMLMapping(text, file: url.path) else {
            return false
        }
        return map.keys.contains("slides")
    }

    /// - Throws: `Diagnostic` or `Diagnostics` naming file, line and column.
    public static func load(_ url: URL) throws -> SlideSiteConfiguration {
        let site = URL(fileURLWithPath: url.deletingLastPathComponent().path, isDirectory: true)
        let map = try YAMLMapping(Files.readText(url), file: url.path)
        var configuration = SlideSiteConfiguration(
            title: map.string("title", required: true) ?? "", folder: site, site: site)
        configuration.file = url.path
        configuration.summary = map.string("summary") ?? ""
        configuration.themeName = ThemeName(map)
        configuration.neighbours = map.int("neighbours", in: 1...100) ?? configuration.neighbours
        configuration.times = map.bool("times") ?? configuration.times
        try configuration.readSlides(map, site)
        configuration.readTiles(map)
        configuration.readPlans(map)
        configuration.readMethods(map, site)
        try map.finish()
        return configuration
    }

    /// `slides: NAME` or `{card: NAME}`: a card of a collection of slides; `{folder: …}`: a folder of one's own.
    /// - Throws: `Diagnostic` or `Diagnostics` for a card that is not there, or broken.
    private mutating func readSlides(_ map: YAMLMapping, _ site: URL) throws {
        if map.keys.contains("slides"), !map.isMapping("slides") {
            if let name = map.string("slides", required: true) { try readCard(name, map, key: "slides") }
            return
        }
        guard let slides = map.mapping("slides", required: true) else { return }
        func url(_ key: String) -> URL? {
            slides.string(key).map { URL(fileURLWithPath: $0, relativeTo: site).standardizedFileURL }
        }
        if let name = slides.string("card") {
            try readCard(name, slides, key: "card")
            for key in ["folder", "annotations"] where slides.string(key) != nil {
                slides.report("`\(key)` beside `card`", key: key, advice: "the card says where they are: take it out")
            }
        } else if let found = url("folder") {
            folder = found
        } else {
            slides.report(
                "`slides` names no folder", key: slides.keys.first ?? "folder",
                expected: "`folder: slides`, or `card:` with the name of a collection of slides")
        }
        patients = url("patients")
        annotations = url("annotations")
        micronsPerPixel = slides.double("microns_per_pixel", between: 0.01...100)
        slides.reportUnknownKeys()
    }

    private mutating func readCard(_ name: String, _ map: YAMLMapping, key: String) throws {
        let found = try DatasetCard.find(
            name, searching: [site.appendingPathComponent("datasets", isDirectory: true), site])
        if found.reader == SlideFolder.readerName {
            card = found
        } else {
            map.report(
                "the dataset `\(found.name)` is one of images", key: key,
                expected: "a card with `reader: slides`, or `{folder: …}`")
        }
    }

    private mutating func readTiles(_ map: YAMLMapping) {
        if let found = map.doubles("scales") {
            scales = found.sorted()
            if scales.isEmpty || scales.count > 16 || Set(scales).count < scales.count
                || scales.contains(where: { !(0.1...100).contains($0) })
            {
                map.report(
                    "`scales` is \(found)", key: "scales", expected: "1 to 16 different magnifications from 0.1 to 100",
                    advice: "write `scales: [5, 10, 20, 40]`")
            }
        }
        tile = map.int("tile", in: 32...1024) ?? tile
        tissue = map.double("tissue", between: 0...1.000001) ?? tissue
    }

    private mutating func readPlans(_ map: YAMLMapping) {
        if let found = map.mapping("queries") {
            queries.perClass = found.int("per_class", in: 1...1000) ?? queries.perClass
            queries.columns = found.int("columns", in: 1...64) ?? queries.columns
            queries.rows = found.int("rows", in: 1...64) ?? queries.rows
            queries.seed = UInt64(found.int("seed", in: 0...Int(Int32.max)) ?? 0)
            queries.slides = found.strings("slides") ?? []
            queries.purity = found.double("purity", between: 0...1.000001) ?? queries.purity
            found.reportUnknownKeys()
        }
        if let found = map.mapping("sample") {
            sample.count = found.int("count", in: 2...1_000_000) ?? sample.count
            sample.seed = UInt64(found.int("seed", in: 0...Int(Int32.max)) ?? 0)
            found.reportUnknownKeys()
        }
        if let found = map.mapping("scale_network") {
            var plan = ScaleNetworkPlan()
            plan.pairs = found.int("pairs", in: 2...10_000_000) ?? plan.pairs
            plan.sameClass = found.double("same_class", between: -1e-9...1.000001) ?? plan.sameClass
            plan.size = found.int("size", in: 32...1024)
            plan.epochs = found.int("epochs", in: 1...100_000) ?? plan.epochs
            plan.batch = found.int("batch", in: 2...4096) ?? plan.batch
            plan.rate = found.double("rate", between: 0...10) ?? plan.rate
            plan.seed = UInt64(found.int("seed", in: 0...Int(Int32.max)) ?? 0)
            plan.threads = found.int("threads", in: 1...1024) ?? plan.threads
            plan.references = found.int("references", in: 1...1000) ?? plan.references
            found.reportUnknownKeys()
            scaleNetwork = plan
        }
        if let found = map.mapping("pyramid") {
            pyramid.budget = (found.int("megabytes", in: 1...100_000) ?? (pyramid.budget >> 20)) << 20
            pyramid.quality = found.int("quality", in: 1...100) ?? pyramid.quality
            found.reportUnknownKeys()
        }
    }

    private mutating func readMethods(_ map: YAMLMapping, _ site: URL) {
        for entry in map.entries("runs", required: true) ?? [] {
            guard case .mapping(let settings) = entry else {
                map.report(
                    "`runs` holds a text", key: "runs", expected: "a recipe each: `name`, `encoder` or `model`, `hash`")
                continue
            }
            var method = SlideMethod(recipe: Recipe.read(tiles: settings, folder: site))
            if let scales = settings.choice("scales", of: SlideMethod.Scales.allCases.map(\.rawValue)) {
                method.scales = SlideMethod.Scales(rawValue: scales) ?? .all
                if method.scales == .network, scaleNetwork == nil {
                    settings.report(
                        "`scales: network` without a `scale_network`", key: "scales",
                        expected: "`scale_network: {}` in this file")
                }
            }
            if let candidates = settings.choice("candidates", of: SlideMethod.Candidates.allCases.map(\.rawValue)) {
                method.candidates = SlideMethod.Candidates(rawValue: candidates) ?? .sharedCode
            }
            if !method.recipe.describesTiles {
                settings.report(
                    "the run `\(method.recipe.name)` brings vectors or codes of its own",
                    key: settings.keys.first ?? "name", expected: "`encoder: statistics`, `model` or `torchscript`")
            }
            settings.reportUnknownKeys()
            methods.append(method)
        }
        if map.keys.contains("runs"), methods.isEmpty {
            map.report("`runs` names no recipe", key: "runs", expected: "at least one recipe")
        }
        let names = methods.map(\.recipe.name)
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            map.report("two runs are called `\(name)`", key: "runs", advice: "give one of them another `name`")
        }
    }
}
