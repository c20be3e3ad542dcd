import Core
import Foundation
import Gallery
import Templating
import Testing

@Suite struct ChartLookTests {
    /// All samples on one page, as a site has them: ids are unique there. With `VITRINE_LOOK=folder` the page is
    /// written to that folder, light and dark, to be looked at.
    @Test func samplesStandTogetherOnAPage() throws {
        let theme = try Theme()
        let charts = ChartRegistry.all.flatMap { $0.samples as [any Chart] }
        for name in ["light", "dark"] {
            let html = try ChartPage.html(charts, theme: theme, colours: name)
            let ids = html.matches(of: #/ id="([^"]*)"/#).map(\.1)
            #expect(ids.count == 3 * charts.count)
            #expect(Set(ids).count == ids.count)
            if let folder = ProcessInfo.processInfo.environment["VITRINE_LOOK"] {
                try Files.write(html, to: URL(fileURLWithPath: folder).appendingPathComponent("\(name).html"))
            }
        }
    }
}
