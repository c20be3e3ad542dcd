// swift-format-ignore-file
// Made from Templates/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInTemplates {
    static let files: [(name: String, text: String)] = [
        ("assets/charts.css", file0),
    ]

    private static let file0: String =
        #"""
        /* Charts. */

        """#
}
