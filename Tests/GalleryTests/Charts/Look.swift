import Core
import Foundation
import Gallery
import Templating
import Testing

@Suite struct Look {
    @Test func look() throws {
        let theme = try Theme()
        let charts = ChartRegistry.all.flatMap { $0.samples as [any Chart] }
        let folder = URL(fileURLWithPath: "/tmp/charts")
        try Files.makeDirectory(folder)
        try Files.write(try ChartPage.html(charts, theme: theme, palette: ChartPage.light, isDark: false), to: folder.appendingPathComponent("light.html"))
        try Files.write(try ChartPage.html(charts, theme: theme, palette: ChartPage.dark, isDark: true), to: folder.appendingPathComponent("dark.html"))
        try Files.write(try ChartPage.html(charts, theme: theme, palette: ChartPage.light, isDark: false, open: true), to: folder.appendingPathComponent("open.html"))
    }
}
