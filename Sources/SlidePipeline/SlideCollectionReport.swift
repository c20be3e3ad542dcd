import Core
import Datasets
import Foundation
import Slides

/// What a collection of slides holds, for `vitrine datasets check`: every slide and every file of annotations is opened,
/// no pixel is read.
public struct SlideCollectionReport: Sendable, Encodable {
    public struct ClassCount: Sendable, Encodable, Equatable {
        public var name: String
        public var areas: Int
        /// Slides that have an area of it.
        public var slides: Int
    }

    public var slides = 0
    /// Those that queries are cut from, by the card.
    public var querySlides = 0
    /// Slides with a file of annotations.
    public var annotated = 0
    /// In the order of the card, then the others in byte order.
    public var classes: [ClassCount] = []
    /// What a build would leave out or stumble over, and what the card does not know.
    public var problems: [String] = []

    /// - Parameter site: where the card's relative folders start.
    /// - Throws: `Diagnostic` where folders are missing, hold no slide, or two slides of one name.
    public init(_ card: DatasetCard, relativeTo site: URL) throws {
        let entries = try SlideCollection(DatasetReaders.slideFolders(of: card, relativeTo: site)).entries
        var counts: [String: ClassCount] = [:]
        for entry in entries {
            do {
                _ = try Slide(entry.url)
                slides += 1
                if entry.isQuery { querySlides += 1 }
            } catch {
                problems.append("\(error)")
            }
            do {
                guard let found = try entry.read(classes: []) else {
                    problems.append("\(entry.url.lastPathComponent) has no annotations")
                    continue
                }
                annotated += 1
                problems += found.notes.map(\.description)
                for name in found.classes {
                    counts[name, default: ClassCount(name: name, areas: 0, slides: 0)].areas +=
                        found.areas.count { $0.className == name }
                    counts[name]?.slides += 1
                }
            } catch {
                problems.append("\(error)")
            }
        }
        let known = card.labels.filter { counts[$0] != nil }
        let others = counts.keys.filter { !card.labels.contains($0) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        classes = (known + others).compactMap { counts[$0] }
        if !card.labels.isEmpty {
            problems += others.map { "the class `\($0.prefix(60))` of the annotations is not in the card" }
            problems += card.labels.filter { counts[$0] == nil }.map { "no area is of the class `\($0)`" }
        }
    }
}
