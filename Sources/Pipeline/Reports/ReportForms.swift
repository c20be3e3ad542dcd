import Core
import Foundation
import Imaging
import Report

/// The forms that a report is written in.
struct ReportForms {
    let site: RenderedSite
    let folder: URL
    let name: String
    let mostBytes: Int

    static let all: [(name: String, summary: String)] =
        [
            ("html", "One file that stands alone, with its pictures in it."),
            ("pdf", "The same on paper, by Chromium where it is installed."),
        ] + ReportFormats.all.map { ($0.name, $0.summary) }

    static func check(_ formats: [String]) throws {
        let names = all.map(\.name)
        for format in formats where !names.contains(format) {
            throw Diagnostic(
                "a report cannot be written as `\(format)`",
                expected: NearNames.advice(for: format, among: names) ?? "one of \(names.joined(separator: ", "))")
        }
    }

    func files(
        _ format: String, _ document: ReportDocument, embedded: inout EmbeddedMarkup?, script: String?
    ) throws -> (files: [ReportFile], mistakes: [Diagnostic]) {
        switch format {
        case "html", "pdf":
            let markup = embedded ?? EmbeddedMarkup(LazyPictures(site: site))
            embedded = markup
            let page = ReportPage(gallery: try site.gallery(), folder: folder, name: name)
            let made = try page.single(document, pictures: markup, script: format == "html" ? script : nil)
            guard made.file.data.count <= mostBytes else {
                throw Diagnostic(
                    "the report as one file is \(made.file.data.count) bytes long", file: name + ".html",
                    expected: "at most \(mostBytes) bytes",
                    advice: "show fewer or smaller pictures, or allow more with --most-bytes")
            }
            if format == "html" { return ([made.file], made.mistakes) }
            return ([ReportFile(path: "\(name).pdf", data: try ChromiumPrint.pdf(made.file.data))], [])
        default:
            guard let writer = ReportFormats.all.first(where: { $0.name == format }) else { return ([], []) }
            let pictures = LazyPictures(site: site)
            return (try writer.init(folder: folder).files(document, name: name, pictures: pictures), [])
        }
    }
}

/// Pictures of a site that is read when the first of them is asked for.
struct LazyPictures: ReportPictures {
    let site: RenderedSite

    func image(_ picture: PictureReference) throws -> PixelImage {
        try GalleryPictures(site.gallery()).image(picture)
    }
}
