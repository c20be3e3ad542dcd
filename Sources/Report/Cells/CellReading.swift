import Core
import Foundation
import Settings

/// A cell as read: ready to run, or what is wrong with it.
struct ReadCell: Sendable {
    var source: CellSource
    var id: String
    /// As written.
    var caption: String
    var cell: (any ReportCell)?
    var mistakes: [Diagnostic]
}

/// Reads all cells of a report.
struct CellReading {
    let reader: CellReader
    let file: String

    func read(_ sources: [CellSource]) -> [ReadCell] {
        var taken = Set<String>()
        var counts: [String: Int] = [:]
        return sources.map { source in
            var found = read(source)
            counts[source.kind, default: 0] += 1
            let given = found.id
            if given.isEmpty {
                var number = counts[source.kind, default: 1]
                repeat {
                    found.id = "\(HTMLText.slug(source.kind))-\(number)"
                    number += 1
                } while taken.contains(found.id)
            } else if taken.contains(given) {
                found.id = "\(given)-line-\(source.lines.lowerBound)"
                found.mistakes.append(
                    mistake(source, "two cells have the id `\(given)`", advice: "give one of them another `id`"))
                found.cell = nil
            }
            taken.insert(found.id)
            return found
        }
    }

    private func read(_ source: CellSource) -> ReadCell {
        var found = ReadCell(source: source, id: "", caption: "", cell: nil, mistakes: [])
        if source.isOpen {
            found.mistakes.append(mistake(source, "the cell is not closed", expected: "a line ``` after it"))
            return found
        }
        guard let kind = CellRegistry.all.first(where: { $0.kind == source.kind }) else {
            let message =
                source.kind.isEmpty ? "the cell names no kind" : "no cell is called `\(source.kind.prefix(40))`"
            let near = NearNames.of(source.kind, among: CellRegistry.kinds)
            let names = near.isEmpty ? CellRegistry.kinds : near
            found.mistakes.append(mistake(source, message, expected: "one of \(names.joined(separator: ", "))"))
            return found
        }
        do {
            // As many lines before it as in the file, so that mistakes name the right one. Nothing at all is no mapping.
            let isEmpty = source.body.allSatisfy(\.isWhitespace)
            let text = isEmpty ? "{}" : String(repeating: "\n", count: source.lines.lowerBound) + source.body
            let map = try YAMLMapping(text, file: file)
            found.caption = map.string("caption") ?? ""
            found.id = map.string("id") ?? ""
            if !found.id.isEmpty, !Self.isPlain(found.id) {
                map.report(
                    "`id` is `\(found.id.prefix(60))`", key: "id", expected: "a letter, then letters, digits and `-`")
                found.id = ""
            }
            let cell = kind.init(map, reader)
            try map.finish()
            found.cell = cell
        } catch {
            found.mistakes += (error as? Diagnostics)?.all ?? [located(error, source)]
        }
        return found
    }

    private func located(_ error: any Error, _ source: CellSource) -> Diagnostic {
        var told = error as? Diagnostic ?? Diagnostic("\(error)")
        told.file = told.file ?? file
        if told.file == file { told.line = told.line ?? source.lines.lowerBound }
        return told
    }

    private func mistake(_ source: CellSource, _ text: String, expected: String? = nil, advice: String? = nil)
        -> Diagnostic
    {
        Diagnostic(text, file: file, line: source.lines.lowerBound, expected: expected, advice: advice)
    }

    private static func isPlain(_ id: String) -> Bool {
        guard let first = id.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return id.count <= 60
            && id.unicodeScalars.allSatisfy {
                $0 == "-" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
            }
    }
}
