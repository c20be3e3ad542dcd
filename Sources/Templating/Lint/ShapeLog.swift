import Core
import Synchronization

/// Remembers which names pages gave the templates of an author's theme, so that names that no page gives can be told.
final class ShapeLog: Sendable {
    /// Pages of a kind give the same names: after so many renderings nothing new is learnt.
    private static let mostRenderings = 40

    private let seen = Mutex<[String: (shape: ContextShape, count: Int)]>([:])

    /// - Parameter template: with its extension.
    func note(_ template: String, _ context: TemplateValue) {
        let isKnown = seen.withLock { ($0[template]?.count ?? 0) >= Self.mostRenderings }
        if isKnown { return }
        let shape = ContextShape(of: context)
        seen.withLock { seen in
            let before = seen[template]
            seen[template] = (before?.shape.merged(with: shape) ?? shape, (before?.count ?? 0) + 1)
        }
    }

    var shapes: [(template: String, shape: ContextShape)] {
        seen.withLock { $0.map { ($0.key, $0.value.shape) } }.sorted { $0.0 < $1.0 }
    }
}
