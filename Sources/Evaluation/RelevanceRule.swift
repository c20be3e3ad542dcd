/// When a database image counts as a right answer to a query. Images without any label are never right, but under
/// `identical`.
public enum RelevanceRule: String, Codable, Sendable, CaseIterable {
    /// Both have exactly the same labels; with one label an image: the same class.
    case sameLabel = "same-label"
    /// Their rows of labels are equal, those without any label included: `ismember(labels, query, 'rows')` in the code
    /// of Akbacak 2023.
    case identical
    /// They share at least one label.
    case anySharedLabel = "any-shared-label"
    /// The database image has every label of the query, and possibly more.
    case allQueryLabels = "all-query-labels"

    /// One sentence for readers of the site.
    public var explanation: String {
        switch self {
        case .sameLabel: "A result is right when its labels are exactly those of the query."
        case .identical:
            "A result is right when its labels are exactly those of the query; images without labels match each other."
        case .anySharedLabel: "A result is right when it shares at least one label with the query."
        case .allQueryLabels: "A result is right when it has all labels of the query, whatever others it has."
        }
    }
}
