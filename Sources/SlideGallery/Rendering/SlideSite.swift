import Core
import Gallery
import Templating

/// What all pages of a site of slides share: names of files, header and footer, texts of places and sizes.
struct SlideSite: Sendable {
    let content: SlideSiteContent
    let pictures: SlidePictures
    let slideSlugs: [String]
    let methodSlugs: [String]
    private let chrome: SiteChrome

    enum Section: String, CaseIterable {
        case overview = "Overview"
        case slides = "Slides"
        case regions = "Regions"
        case about = "How to read"

        var href: String {
            switch self {
            case .overview: "index.html"
            case .slides: "slides/index.html"
            case .regions: "regions/index.html"
            case .about: "about.html"
            }
        }
    }

    init(_ content: SlideSiteContent, pictures: SlidePictures, theme: Theme) throws {
        self.content = content
        self.pictures = pictures
        slideSlugs = Slugs.unique(content.slides.map(\.name), otherwise: "slide")
        methodSlugs = Slugs.unique(content.methods.map(\.name), otherwise: "method")
        let sections = Section.allCases.map {
            SiteChrome.Section($0.rawValue, href: $0.href, browses: $0 == .regions)
        }
        chrome = try SiteChrome(title: content.title, note: content.note, sections: sections, theme: theme)
    }

    func frame(_ title: String, section: Section?, root: String) -> TemplateValue {
        chrome.frame(title, section: section?.rawValue, root: root)
    }

    // MARK: - Addresses

    /// `00042`, as the page and the pictures of a query are called.
    static func page(_ query: Int) -> String { Format.padded(query, 5) }

    /// What the address of a slide's page calls a query's rectangle.
    func key(query: Int) -> String { "q\(query)" }

    /// What the address of a slide's page calls a hit's rectangle.
    /// - Parameter rank: from 0.
    func key(query: Int, method: Int, rank: Int) -> String { "q\(query).\(methodSlugs[method]).\(rank + 1)" }

    /// A slide's page with a rectangle of it, from a page in a folder.
    func link(_ slide: Int, key: String) -> String { "../slides/\(slideSlugs[slide]).html#region=\(key)" }

    // MARK: - Texts

    /// `10×`.
    static func scale(_ scale: Double) -> String { "\(Format.plain((scale * 100).rounded() / 100))×" }

    /// The upper left corner from that of the slide: `3120, 1540 µm`.
    func position(_ rect: SlideRect, on slide: Int) -> String {
        "\(microns(rect.x, slide)), \(microns(rect.y, slide)) µm"
    }

    /// `905 × 905 µm`.
    func size(_ rect: SlideRect, on slide: Int) -> String {
        "\(microns(rect.width, slide)) × \(microns(rect.height, slide)) µm"
    }

    private func microns(_ pixels: Int, _ slide: Int) -> String {
        Format.thousands(Double(pixels) * content.slides[slide].micronsPerPixel, 0)
    }

    /// `18.2 × 13.1 mm`.
    static func millimetres(_ slide: SlideContent) -> String {
        let edges = [slide.width, slide.height].map { Format.fixed(Double($0) * slide.micronsPerPixel / 1000, 1) }
        return "\(edges[0]) × \(edges[1]) mm"
    }

    /// Four significant digits at most, without zeros at the end: `2.25`, `0.0125`.
    static func distance(_ distance: Double) -> String {
        let text = Numbers.small(distance)
        guard text.contains(".") else { return text }
        let short = text[...].trimmingEnd { $0 == "0" }
        return String(short.hasSuffix(".") ? short.dropLast() : short)
    }

    /// `312 kB`, `4.1 MB`.
    static func bytes(_ count: Int) -> String {
        count < 1_000_000
            ? "\(max(1, (count + 500) / 1000)) kB" : "\(Format.thousands(Double(count) / 1e6, 1)) MB"
    }

    /// What a score prints as: four decimals up to 1, one above.
    static func score(_ value: Double) -> String {
        value.isFinite && abs(value) > 1 ? Format.thousands(value, 1) : Numbers.score(value)
    }

    /// Whether a hit is right, in words; nothing where nobody can tell.
    static func word(_ relevant: Bool?) -> String {
        relevant.map { $0 ? "right" : "wrong" } ?? "not labelled"
    }

    /// `Stroma 2; Stroma 3; and 3 more`, "and … more" only where there are.
    static func list(_ names: [String], most: Int) -> String {
        let shown = names.prefix(most).joined(separator: "; ")
        return names.count > most ? "\(shown); and \(names.count - most) more" : shown
    }
}

extension Substring {
    fileprivate func trimmingEnd(_ drops: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, drops(last) { rest.removeLast() }
        return rest
    }
}
