import Core
import Foundation

/// What is read of a Jupyter notebook (nbformat 4); everything else is passed over.
struct NotebookInput: Decodable {
    var cells: [Cell]
    /// Of the code: "python".
    var language: String

    struct Cell: Decodable {
        var kind: String
        var source: String
        var outputs: [Output]
        var attachments: [String: [String: NotebookText]]

        enum CodingKeys: String, CodingKey {
            case source, outputs, attachments
            case kind = "cell_type"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            kind = try container.decode(String.self, forKey: .kind)
            source = try container.decodeIfPresent(NotebookText.self, forKey: .source)?.text ?? ""
            outputs = (try? container.decodeIfPresent([Output].self, forKey: .outputs)) ?? []
            attachments =
                (try? container.decodeIfPresent([String: [String: NotebookText]].self, forKey: .attachments)) ?? [:]
        }
    }

    struct Output: Decodable {
        /// By type.
        var data: [String: NotebookText]

        enum CodingKeys: String, CodingKey { case data }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            data = (try? container.decodeIfPresent([String: NotebookText].self, forKey: .data)) ?? [:]
        }
    }

    private struct Metadata: Decodable {
        struct Language: Decodable { var name: String? }
        var language: Language?

        enum CodingKeys: String, CodingKey { case language = "language_info" }
    }

    enum CodingKeys: String, CodingKey { case cells, metadata, nbformat }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try? container.decode(Int.self, forKey: .nbformat)
        guard version == 4, container.contains(.cells) else {
            throw Diagnostic(
                version.map { "is a notebook of format \($0)" } ?? "is no notebook", expected: "a notebook of format 4",
                advice: "convert it: jupyter nbconvert --to notebook --nbformat 4 NAME.ipynb")
        }
        cells = try container.decode([Cell].self, forKey: .cells)
        language = (try? container.decode(Metadata.self, forKey: .metadata))?.language?.name ?? ""
    }
}

/// Text as notebooks have it: whole, or in lines. Other values have none.
struct NotebookText: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(String.self) {
            text = whole
        } else if let lines = try? container.decode([String].self) {
            text = lines.joined()
        }
    }
}
