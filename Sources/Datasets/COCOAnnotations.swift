import Core
import Foundation

/// What retrieval needs of COCO's `instances_*.json`: the images, the categories, and which occur together.
///
/// Sections may come in any order. Everything else in the file (segmentations, boxes, captions of licences) is
/// passed over as it streams by.
struct COCOAnnotations {
    struct Image {
        var id: Int
        var name: String
    }

    struct Category {
        var id: Int
        var name: String
    }

    let url: URL
    private(set) var images: [Image] = []
    /// In the order of their ids.
    private(set) var categories: [Category] = []
    /// Parallel: image id and category id of each annotation.
    private var annotated: [Int] = []
    private var annotatedWith: [Int] = []

    /// - Throws: `Diagnostic` with line and column for broken JSON, and with the record's number for one that
    ///   lacks a key, repeats an id, or names an image or category that the file does not have.
    init(_ url: URL) throws {
        self.url = url
        let json = try JSONStream(url)
        var sections = Set<String>()
        try json.object("an object with `images`, `annotations` and `categories`") { key in
            guard ["images", "annotations", "categories"].contains(key) else { return try json.skip() }
            guard sections.insert(key).inserted else { throw json.diagnostic("the section `\(key)` is given twice") }
            try json.array("`\(key)`: an array") { record in
                switch key {
                case "images":
                    let image = try named("image", "file_name", json, record)
                    images.append(Image(id: image.id, name: image.name))
                case "categories":
                    let category = try named("category", "name", json, record)
                    categories.append(Category(id: category.id, name: category.name))
                default: try readAnnotation(json, record)
                }
            }
        }
        try json.end()
        for name in ["images", "annotations", "categories"] where !sections.contains(name) {
            throw Diagnostic(
                "has no section `\(name)`", file: url.path,
                expected: "COCO's instances_train2017.json or one of that form")
        }
        categories.sort { $0.id < $1.id }
        try checkRepetitions()
    }

    /// A record of an image or a category: its id, and the text under `nameKey`.
    private func named(
        _ section: String, _ nameKey: String, _ json: JSONStream, _ record: Int
    ) throws -> (id: Int, name: String) {
        var id: Int?
        var name: String?
        try json.object("\(section) record \(record): an object") { key in
            switch key {
            case "id": id = try json.integer("`id` of \(section) record \(record)")
            case nameKey: name = try json.string("`\(nameKey)` of \(section) record \(record)")
            default: try json.skip()
            }
        }
        return (
            try present(id, "id", section, record, json), try present(name, nameKey, section, record, json)
        )
    }

    private mutating func readAnnotation(_ json: JSONStream, _ record: Int) throws {
        var image: Int?
        var category: Int?
        try json.object("annotation record \(record): an object") { key in
            switch key {
            case "image_id": image = try json.integer("`image_id` of annotation record \(record)")
            case "category_id": category = try json.integer("`category_id` of annotation record \(record)")
            default: try json.skip()
            }
        }
        annotated.append(try present(image, "image_id", "annotation", record, json))
        annotatedWith.append(try present(category, "category_id", "annotation", record, json))
    }

    private func present<Value>(
        _ value: Value?, _ key: String, _ section: String, _ record: Int, _ json: JSONStream
    ) throws -> Value {
        if let value { return value }
        throw json.diagnostic("\(section) record \(record) has no `\(key)`", expected: "`\(key)` in every record")
    }

    private func checkRepetitions() throws {
        func check(_ keys: some Sequence<some Hashable>, _ what: String) throws {
            var seen: [AnyHashable: Int] = [:]
            for (record, key) in keys.enumerated() {
                if let first = seen.updateValue(record, forKey: AnyHashable(key)) {
                    throw Diagnostic(
                        "\(what) \(key) is given by record \(first) and by record \(record)", file: url.path,
                        expected: "each once")
                }
            }
        }
        try check(images.lazy.map(\.id), "the image id")
        try check(images.lazy.map(\.name), "the image")
        try check(categories.lazy.map(\.id), "the category id")
        try check(categories.lazy.map(\.name), "the category")
    }

    /// Shape [images, categories], 1 where an annotation, also one of a crowd, says that the category occurs.
    func multiHot() throws -> [UInt8] {
        let rows = Dictionary(uniqueKeysWithValues: images.enumerated().map { ($1.id, $0) })
        let columns = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1.id, $0) })
        let (size, overflow) = images.count.multipliedReportingOverflow(by: categories.count)
        guard !overflow, size <= 1 << 31 else {
            throw Diagnostic("has \(images.count) images of \(categories.count) categories", file: url.path)
        }
        var values = [UInt8](repeating: 0, count: size)
        for (record, image) in annotated.enumerated() {
            guard let row = rows[image] else {
                throw Diagnostic(
                    "annotation record \(record) is about image \(image), which the file has not", file: url.path,
                    expected: "the id of one of its \(images.count) images")
            }
            guard let column = columns[annotatedWith[record]] else {
                throw Diagnostic(
                    "annotation record \(record) is of category \(annotatedWith[record]), which the file has not",
                    file: url.path, expected: "the id of one of its \(categories.count) categories")
            }
            values[row * categories.count + column] = 1
        }
        return values
    }
}
