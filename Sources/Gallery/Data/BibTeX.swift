/// The site as an entry of BibTeX.
enum BibTeX {
    /// The author's own entry where the citation is one; else `@misc` with the title, and the citation as its note.
    /// There is no date unless the author gives one: the site does not know when it was published.
    static func entry(title: String, citation: String) -> String {
        let citation = citation.trimmed
        if citation.hasPrefix("@") { return citation + "\n" }
        let key = Slugs.slug(title)
        var fields = ["  title = {{\(latex(title))}}"]
        if !citation.isEmpty { fields.append("  note = {\(latex(citation))}") }
        return "@misc{\(key.isEmpty ? "gallery" : key),\n\(fields.joined(separator: ",\n"))\n}\n"
    }

    /// Text as LaTeX prints it: what commands it for is given by name, control characters become blanks.
    static func latex(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\textbackslash{}"
            case "{", "}", "$", "&", "#", "_", "%": result += "\\\(scalar)"
            case "^": result += "\\textasciicircum{}"
            case "~": result += "\\textasciitilde{}"
            case "<": result += "\\textless{}"
            case ">": result += "\\textgreater{}"
            case "|": result += "\\textbar{}"
            case "\"": result += "''"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
