import Core

/// What a gallery of whole slides is made of.
public struct SlideSite: Sendable {
    public var title: String

    public init(title: String) {
        self.title = title
    }
}
