import Core
import Foundation
import Pipeline
import Testing

/// A folder that goes away with the test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-test-\(UUID().uuidString)")
    try Files.makeDirectory(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

func diagnostics(_ text: String) throws -> [Diagnostic] {
    try withFolder { folder in
        try Files.write(text, to: folder.appendingPathComponent("vitrine.yml"))
        do {
            _ = try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName))
            return []
        } catch let found as Diagnostics {
            return found.all
        } catch let found as Diagnostic {
            return [found]
        }
    }
}

@Test(arguments: [
    ("title: a\ndataset: b\nruns: [{name: x, encoder: pixels, hash: itk}]\n", 3, "`hash` is `itk`"),
    (
        "title: a\ndataset: b\nruns:\n  - name: x\n    hash: {function: sdh, anchor: 3}\n", 5,
        "unknown key `runs.hash.anchor`"
    ),
    ("title: a\ndataset: b\nruns:\n  - {name: x, hash: {function: itq, anchors: 3}}\n", 4, "unknown key"),
    ("title: a\ndataset: b\nruns:\n  - {name: x, hash: {function: sdh, labels: some}}\n", 4, "`hash.labels` is `some`"),
    ("title: a\ndataset: b\nruns:\n  - {name: x, hash: {function: sdh, sigma: -1}}\n", 4, "`hash.sigma` is `-1`"),
    ("title: a\ndataset: b\nrunz: []\nruns: [{name: x}]\n", 3, "unknown key `runz`"),
    ("title: a\ndataset: b\nruns: [missing.yml]\n", 3, "the recipe `missing.yml` is not there"),
    ("title: a\ndataset: b\nneighbours: 0\nruns: [{name: x}]\n", 3, "`neighbours` is `0`"),
    (
        "title: a\ndataset: b\nruns: [{name: x}, {name: y, latents: {runs: [x, z]}}]\n", 3,
        "the run `y` joins `z`, which does not stand above it"
    ),
    (
        "title: a\ndataset: b\nruns:\n  - {name: x}\n  - name: y\n    latents:\n      runs: [x]\n", 7,
        "`runs` names x"
    ),
    ("title: a\ndataset: b\nruns: [{name: x}, {name: x}]\n", 3, "two runs are called `x`"),
    ("title: a\ndataset: b\nruns:\n  - name: x\n    model: {bitz: 3}\n", 5, "unknown key `runs.model.bitz`"),
])
func mistakesInASiteNameTheirLine(text: String, line: Int, message: String) throws {
    let found = try diagnostics(text)
    #expect(found.contains { $0.line == line && $0.message.hasPrefix(message) }, "\(found)")
}

@Test func resolvedRecipesReadBackToThemselves() throws {
    let runs = [
        "{name: x}", "{name: x, model: {architecture: autoencoder, bits: 16}}", "{name: x, encoder: pixels, hash: lsh}",
        "{name: x, encoder: pixels, hash: sdh}", "{name: x, encoder: pixels, hash: none}",
        "{name: x, encoder: pixels, hash: {function: sdh, bits: 16, labels: 10%, anchors: 50, sigma: mean, nu: 1e-3}}",
        "{name: x, encoder: pixels, hash: {function: agh-itq, bits: 16, anchors: 50, power: 4, normalise: false}}",
        "{name: x, encoder: pixels, hash: {function: threshold, threshold: mean}}",
        "{name: x, model: {architecture: layers, encoder: [flatten]}, training: none}",
        "{name: x, training: {images: {count: 500, seed: 3}}}",
        "{name: x, title: 'a: \"b\"', hash: {function: itq, bits: 24, iterations: 3, seed: 9}}",
    ]
    for run in runs {
        try withFolder { folder in
            let site = folder.appendingPathComponent("vitrine.yml")
            try Files.write("title: t\ndataset: d\nruns: [\(run)]\n", to: site)
            let first = try #require(
                try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes.first)
            try Files.write(first.resolvedText, to: folder.appendingPathComponent("x.yml"))
            try Files.write("title: t\ndataset: d\nruns: [x.yml]\n", to: site)
            let second = try #require(
                try SiteConfiguration.load(folder.appendingPathComponent(SiteConfiguration.fileName)).recipes.first)
            #expect(first.resolvedText == second.resolvedText)
            #expect(first.source == second.source)
            #expect(first.hash == second.hash)
        }
    }
}
