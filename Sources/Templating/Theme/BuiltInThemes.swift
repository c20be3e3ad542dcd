/// The themes that come with the program: the plain one, and those under `Templates/themes/`.
enum BuiltInThemes {
    static let plain = "plain"
    static let folder = "themes/"

    static let all: [(name: String, summary: String)] =
        [
            (plain, "Calm surroundings for other people's images; light and dark.")
        ] + others

    /// Each in a folder of that name.
    private static let others: [(name: String, summary: String)] = [
        ("folio", "A catalogue in print: serif, plates and hairlines; written in Mustache alone.")
    ]

    static let names = all.map(\.name)

    /// - Returns: by name as the theme has it; nil where there is no such theme.
    static func files(of name: String) -> [String: ThemeFile]? {
        guard others.contains(where: { $0.name == name }) else { return nil }
        let prefix = folder + name + "/"
        var files: [String: ThemeFile] = [:]
        for file in BuiltInTemplates.files where file.name.hasPrefix(prefix) {
            files[String(file.name.dropFirst(prefix.count))] = ThemeFile(text: file.text, origin: .builtIn)
        }
        return files
    }
}
