import Arrays
import Evaluation

/// Whether a result is right, by the rule that the run was evaluated with.
package struct Relevance: Sendable {
    let rule: RelevanceRule
    let queries: LabelMatrix
    let database: LabelMatrix

    package func isRight(query: Int, database row: Int) -> Bool {
        let width = queries.classes
        let mine = query * width
        let theirs = row * width
        var shared = false
        var missing = false
        var differs = false
        for label in 0..<width {
            let wanted = queries.values[mine + label] == 1
            let found = database.values[theirs + label] == 1
            if wanted && found { shared = true }
            if wanted && !found { missing = true }
            if wanted != found { differs = true }
        }
        return switch rule {
        case .sameLabel: shared && !differs
        case .identical: !differs
        case .anySharedLabel: shared
        case .allQueryLabels: shared && !missing
        }
    }
}
