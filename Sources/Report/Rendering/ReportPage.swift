import Core
import Foundation
import Gallery
import Templating

/// A report as a page of the site, and as a file that stands alone.
package struct ReportPage {
    let gallery: ReportGallery
    /// Where the report's own paths start.
    let folder: URL
    /// Of the report: letters, digits and `-`.
    let name: String

    package init(gallery: ReportGallery, folder: URL, name: String) {
        self.gallery = gallery
        self.folder = folder
        self.name = name
    }

    /// `reports/<name>.html`, and the author's pictures under `reports/<name>/`.
    package func site(_ document: ReportDocument) throws -> (
        files: [ReportFile], mistakes: [Diagnostic]
    ) {
        let body = try body(document)
        let page = gallery.map.frame(document.head.title, section: .reports, root: "../")
        var context = Self.context(document, body)
        context["page"] = page
        let text = try gallery.theme.pages().render("report", .object(context))
        var files = [ReportFile(path: "reports/\(name).html", data: Data(text.utf8))]
        var seen = Set<String>()
        for image in body.images where seen.insert(image.name).inserted {
            files.append(ReportFile(path: "reports/\(name)/\(image.name)", data: image.data))
        }
        return (files, body.mistakes)
    }

    /// What stands on the site's page.
    package func body(_ document: ReportDocument) throws -> ReportBody {
        let markup = SheetMarkup(gallery: gallery, root: "../", files: "\(name)/")
        return try ReportBody(document, pictures: markup, root: "../", folder: folder)
    }

    /// One file with everything in it.
    package func single(
        _ document: ReportDocument, pictures: any PictureMarkup, script: String? = nil
    ) throws -> (file: ReportFile, mistakes: [Diagnostic]) {
        let body = try ReportBody(document, pictures: pictures, root: nil, folder: folder)
        var context = Self.context(document, body)
        context["script"] = TemplateValue(script)
        let sheets = ["assets/site.css", "assets/charts.css", "assets/map.css", "assets/report.css"]
        let style = try sheets.map { String(decoding: try gallery.theme.asset($0), as: UTF8.self) }.joined()
        context["style"] = .safe(style)
        context["pixelated"] = .bool(gallery.map.pixelated)
        let text = try gallery.theme.pages().render("reportfile", .object(context))
        return (ReportFile(path: "\(name).html", data: Data(text.utf8)), body.mistakes)
    }

    private static func context(_ document: ReportDocument, _ body: ReportBody) -> [String: TemplateValue] {
        let head = document.head
        var abstract = HTMLText()
        return [
            "title": .string(head.title), "authors": .string(head.authors.joined(separator: ", ")),
            "date": .string(head.date),
            "abstract": head.abstract.isEmpty ? .null : .safe(abstract.html(Markdown.parse(head.abstract))),
            "contents": head.hasContents && body.headings.count > 1 ? .safe(ReportBody.contents(body.headings)) : .null,
            "body": .safe(body.html),
        ]
    }

    /// `reports/index.html`.
    package static func index(_ reports: [(name: String, head: ReportHead)], gallery: ReportGallery) throws
        -> ReportFile
    {
        let text = try gallery.theme.pages().render(
            "reports",
            [
                "page": gallery.map.frame("Reports", section: .reports, root: "../"),
                "reports": .list(
                    reports.map { report in
                        [
                            "name": .string(report.name), "title": .string(report.head.title),
                            "authors": .string(report.head.authors.joined(separator: ", ")),
                            "date": .string(report.head.date),
                        ]
                    }),
            ])
        return ReportFile(path: "reports/index.html", data: Data(text.utf8))
    }
}
