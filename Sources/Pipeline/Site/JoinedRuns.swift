import Settings

extension SiteConfiguration {
    /// A run can only join what is built before it, and what has latents.
    func checkJoins(_ map: YAMLMapping) {
        for (place, recipe) in recipes.enumerated() {
            let above = recipes[..<place]
            for name in recipe.joinedRuns where !above.contains(where: { $0.name == name && $0.hasLatents }) {
                let usable = above.filter(\.hasLatents).map(\.name)
                let exists = above.contains { $0.name == name }
                map.report(
                    "the run `\(recipe.name)` joins `\(name.prefix(60))`, which "
                        + (exists ? "has no latents" : "does not stand above it"),
                    key: "runs",
                    expected: usable.isEmpty
                        ? "runs with latents above it" : "one of \(usable.joined(separator: ", "))")
            }
        }
    }

    /// A run and the runs whose latents it needs, in the order of the site.
    func withSources(of recipe: Recipe) -> [Recipe] {
        var names: Set = [recipe.name]
        for candidate in recipes.reversed() where names.contains(candidate.name) {
            names.formUnion(candidate.joinedRuns)
        }
        return recipes.filter { names.contains($0.name) }
    }
}

extension SiteBuild {
    /// Whether there is an encoder for images that are not in the dataset.
    func canEncode(_ recipe: Recipe) -> Bool {
        switch recipe.source {
        case .codes, .latents, .neighbours, .statistics: false
        case .model, .pixels, .torchScript: true
        case .joined(let runs, _):
            runs.allSatisfy { name in recipes.contains { $0.name == name && canEncode($0) } }
        }
    }
}
