import Core

/// A Jupyter notebook as nbformat 4.5 stores it.
struct NotebookFile: Encodable {
    var cells: [Cell]
    let metadata = Metadata()
    let nbformat = 4
    let nbformatMinor = 5

    enum CodingKeys: String, CodingKey {
        case cells, metadata, nbformat
        case nbformatMinor = "nbformat_minor"
    }

    struct Metadata: Encodable {
        struct Kernel: Encodable {
            let displayName = "Python 3"
            let language = "python"
            let name = "python3"

            enum CodingKeys: String, CodingKey {
                case language, name
                case displayName = "display_name"
            }
        }
        struct Language: Encodable { let name = "python" }

        let kernelspec = Kernel()
        let languageInfo = Language()

        enum CodingKeys: String, CodingKey {
            case kernelspec
            case languageInfo = "language_info"
        }
    }

    /// Nothing: `{}`.
    struct Empty: Encodable {}

    enum Cell: Encodable {
        /// - attachments: by name, the picture's type and its bytes in base 64.
        case markdown(id: String, String, attachments: [String: [String: String]] = [:])
        /// - count: of executions, from 1.
        case code(id: String, String, outputs: [Output], count: Int)

        enum CodingKeys: String, CodingKey {
            case attachments, id, metadata, outputs, source
            case cellType = "cell_type"
            case executionCount = "execution_count"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(Empty(), forKey: .metadata)
            switch self {
            case .markdown(let id, let source, let attachments):
                try container.encode("markdown", forKey: .cellType)
                try container.encode(id, forKey: .id)
                try container.encode(Self.lines(source), forKey: .source)
                if !attachments.isEmpty { try container.encode(attachments, forKey: .attachments) }
            case .code(let id, let source, let outputs, let count):
                try container.encode("code", forKey: .cellType)
                try container.encode(id, forKey: .id)
                try container.encode(count, forKey: .executionCount)
                try container.encode(outputs, forKey: .outputs)
                try container.encode(Self.lines(source), forKey: .source)
            }
        }

        /// With their line feeds, as Jupyter writes them: that keeps differences between versions small.
        private static func lines(_ text: String) -> [String] {
            var lines: [String] = []
            var line = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                line.append(scalar)
                if scalar == "\n" {
                    lines.append(String(line))
                    line = .init()
                }
            }
            return line.isEmpty ? lines : lines + [String(line)]
        }
    }

    /// Something shown, in one or several forms of which Jupyter takes the one it likes best.
    struct Output: Encodable {
        /// By type: "image/png" holds base 64, others text.
        var data: [String: String]
        let metadata = Empty()
        let outputType = "display_data"

        enum CodingKeys: String, CodingKey {
            case data, metadata
            case outputType = "output_type"
        }
    }
}
