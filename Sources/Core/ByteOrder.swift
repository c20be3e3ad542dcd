extension Sequence<String> {
    /// Sorted by their UTF-8 bytes: the same on every machine, whatever its language.
    package func sortedByBytes() -> [String] {
        sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
