/// What one client may take. FlyingFox has no limits of its own; these are the ones its API lets us add.
/// A single endless header line is still read into memory, so this stays a local server: put a real proxy in
/// front of it for anything else.
public struct ServerLimits: Sendable, Equatable {
    /// Largest request body in bytes; above it the answer is 413.
    public var bodyBytes = 16 << 20
    /// Longest request target in bytes; above it 414.
    public var targetBytes = 8 << 10
    /// Names and values of all headers together, in bytes; above it 431.
    public var headerBytes = 32 << 10
    /// A connection on which nothing moves for this many seconds is closed.
    public var idleSeconds = 30.0
    /// Time to receive a whole request body, in seconds; after it 408.
    public var bodySeconds = 30.0
    /// Image searches at the same time; further ones get 503.
    public var searches = 4
    /// Most neighbours a search may ask for.
    public var neighbours = 200
    /// How long a reload request waits for a change, in seconds.
    public var reloadSeconds = 20.0
    /// Time between two looks at the site folder with `watch`, in seconds.
    public var watchSeconds = 0.3

    public init() {}
}
