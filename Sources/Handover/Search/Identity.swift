import Foundation

/// Who must not be recognised.
public struct Identity: Sendable, Equatable {
    /// As they are printed: `Anna Example`.
    public var authors: [String] = []
    public var emails: [String] = []
    /// Of the account and the machine that pack.
    public var user: String?
    public var host: String?
    public var home: String?
    /// Folders whose paths would tell: the site's.
    public var folders: [String] = []

    public init() {}
}

/// One text that is searched for.
package struct Needle: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case author = "author's name"
        case email = "e-mail address"
        case user = "user name"
        case host = "host name"
        case home = "home folder"
        case folder = "folder of the site"
        case address = "URL"
        case path = "absolute path"
    }

    package var kind: Kind
    /// As it is told.
    package var text: String
    /// In all spellings that are looked for.
    package var spellings: [String]
    /// Whether letters and digits around it make it another word.
    package var isWord: Bool
    /// Whether it only counts where it begins with a capital: in small letters it is a word of every site's pages.
    package var isCapital = false
}

/// What is searched for, and what is not because it would be found everywhere.
package struct Needles: Sendable, Equatable {
    package var all: [Needle] = []
    /// In words, for the checklist.
    package var leftOut: [String] = []

    /// Accounts and machines of these names are no one's in particular.
    private static let common: Set<String> = [
        "root", "user", "admin", "administrator", "ubuntu", "debian", "vagrant", "runner", "docker", "nobody", "guest",
        "test", "www-data", "ec2-user", "build", "builder", "jenkins", "localhost", "localhost.localdomain", "home",
        "vitrine", "data", "images", "site",
    ]

    /// - Parameter words: in small letters, that stand in every site's pages.
    package init(_ identity: Identity, words: Set<String> = []) {
        for author in identity.authors { add(author: author, words) }
        for email in identity.emails { add(.email, email, isWord: false) }
        if let user = identity.user { addUnlessCommon(.user, user) }
        if let host = identity.host {
            addUnlessCommon(.host, host)
            if let short = host.split(separator: ".").first.map(String.init), short != host {
                addUnlessCommon(.host, short)
            }
        }
        if let home = identity.home { add(.home, home, isWord: true) }
        for folder in identity.folders { add(.folder, folder, isWord: true) }
    }

    private mutating func add(author: String, _ words: Set<String>) {
        let name = author.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let last = name.last, name.joined().count >= 2 else { return }
        if name.count > 1 {
            let first = name.dropLast().joined(separator: " ")
            let initials = name.dropLast().compactMap(\.first)
            var whole = [" ", "_", "-", ".", "+", "\u{A0}"].map { name.joined(separator: $0) }
            whole += ["\(last), \(first)", "\(last),\(first)", "\(last) \(first)"]
            if name.joined().count >= 6 { whole.append(name.joined()) }
            all.append(Needle(kind: .author, text: author, spellings: Self.spelt(whole), isWord: true))
            let short = initials.map { "\($0)." }.joined(separator: " ")
            all.append(
                Needle(
                    kind: .author, text: "\(short) \(last)",
                    spellings: Self.spelt(["\(short) \(last)", "\(short)\(last)", "\(last), \(short)"]), isWord: true))
        }
        guard last.count >= 3 else {
            if name.count > 1 {
                leftOut.append("`\(last)` alone, as it is shorter than three letters: only with the other names")
            }
            return
        }
        let isCommon = words.contains(last.lowercased())
        if isCommon {
            leftOut.append("`\(last.lowercased())` in small letters, as it is a word of the pages themselves")
        }
        all.append(
            Needle(
                kind: .author, text: last, spellings: Self.spelt([last]), isWord: true, isCapital: isCommon))
    }

    private mutating func addUnlessCommon(_ kind: Needle.Kind, _ text: String) {
        guard text.count >= 3, !Self.common.contains(text.lowercased()) else {
            leftOut.append(
                "the \(kind.rawValue) `\(text)`, as it is " + (text.count < 3 ? "too short" : "nobody's own"))
            return
        }
        add(kind, text, isWord: true)
    }

    private mutating func add(_ kind: Needle.Kind, _ text: String, isWord: Bool) {
        guard text.utf8.count >= 3, text != "/" else { return }
        if all.contains(where: { $0.kind == kind && $0.text == text }) { return }
        all.append(Needle(kind: kind, text: text, spellings: Self.spelt([text]), isWord: isWord))
    }

    // MARK: - Spellings

    /// Composed and decomposed, in lower and upper case, without accents, and as TeX writes accents.
    static func spelt(_ texts: [String]) -> [String] {
        var seen = Set<[UInt8]>()
        return texts.flatMap { text -> [String] in
            let plain = text.folding(options: .diacriticInsensitive, locale: nil).replacing("ß", with: "ss")
            let cased = [text, text.lowercased(), text.uppercased()]
            return cased.map(\.precomposedStringWithCanonicalMapping)
                + cased.map(\.decomposedStringWithCanonicalMapping) + [plain] + tex(text)
        }.filter { seen.insert(Array($0.utf8)).inserted }
    }

    private static let accents: [UInt32: String] = [
        0x300: "`", 0x301: "'", 0x302: "^", 0x303: "~", 0x308: "\"", 0x30A: "r", 0x327: "c", 0x30C: "v", 0x304: "=",
    ]

    private static func tex(_ text: String) -> [String] {
        let scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
        guard scalars.contains(where: { accents[$0.value] != nil }) else { return [] }
        let forms: [(String, String) -> String] = [
            { "{\\\($0)\($1)}" }, { "\\\($0){\($1)}" }, { "{\\\($0){\($1)}}" }, { "\\\($0)\($1)" },
        ]
        return forms.map { form in
            var result = ""
            for (place, scalar) in scalars.enumerated() where accents[scalar.value] == nil {
                let mark = place + 1 < scalars.count ? accents[scalars[place + 1].value] : nil
                result += mark.map { form($0, String(Character(scalar))) } ?? String(Character(scalar))
            }
            return result
        }
    }
}
