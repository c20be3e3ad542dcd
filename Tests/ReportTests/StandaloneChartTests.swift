import Core
import Foundation
import Gallery
import Imaging
import Report
import Templating
import Testing

@Suite struct StandaloneChartTests {
    private func all() throws -> [ReportChart] {
        try LineChart.samples.map(WrittenFixtures.chart) + BarChart.samples.map(WrittenFixtures.chart)
            + Histogram.samples.map(WrittenFixtures.chart) + HeatMap.samples.map(WrittenFixtures.chart)
    }

    @Test func everyChartStandsAlone() throws {
        for chart in try all() {
            let drawing = try #require(StandaloneChart(chart))
            try TagBalance.check(drawing.svg)
            for forbidden in ["var(", "calc(", "--", "aria-", "<script", "href"] {
                #expect(!drawing.svg.contains(forbidden), "\(chart.id) has \(forbidden)")
            }
            #expect(drawing.svg.hasPrefix("<?xml"))
            #expect(drawing.svg.contains("<title>\(HTML.escape(chart.title))</title>"))
            let image = try ImageCodec.decode(try drawing.png(scale: 1), name: "chart")
            #expect(image.width == Int(drawing.width.rounded()))
            // Something is drawn: more than a tenth of a percent of the pixels is dark.
            let dark = stride(from: 0, to: image.pixels.count, by: image.channels).count { image.pixels[$0] < 100 }
            #expect(dark * 1000 > image.width * image.height, "\(chart.id)")
            if let folder = ProcessInfo.processInfo.environment["VITRINE_LOOK"] {
                try drawing.png(scale: 2).write(to: URL(fileURLWithPath: folder + "/\(chart.id).png"))
            }
        }
    }

    @Test func keyAndTitleAreDrawn() throws {
        let chart = try #require(try BarChart.samples.map(WrittenFixtures.chart).last)
        let drawing = try #require(StandaloneChart(chart))
        #expect(drawing.svg.contains(">Autoencoder and contrast, ITQ, 48 bits</text>"))
        #expect(drawing.svg.contains("<g class=\"series-2\">"))
        #expect(drawing.svg.contains("<text class=\"title\""))
    }

    @Test func shadesBecomeOpacities() throws {
        let chart = ReportChart(
            id: "a", title: "T & <t>", note: nil,
            html:
                "<svg class=\"chart-plot\" viewBox=\"0 0 380 190\"><title>t</title><rect style=\"--shade:0.5\"/></svg>",
            table: WrittenFixtures.table)
        let drawing = try #require(StandaloneChart(chart))
        // Half of the deepest shade, 0.55.
        #expect(drawing.svg.contains("<rect fill-opacity=\"0.275\"/>"))
        #expect(drawing.svg.contains("T &amp; &lt;t&gt;"))
        #expect(drawing.height > 190)
    }

    @Test func withoutADrawingThereIsNone() {
        for html in [
            "", "<p>No data</p>", "<svg class=\"chart-plot\"></svg>",
            "<svg class=\"chart-plot\" viewBox=\"0 0 0 0\"></svg>",
        ] {
            let chart = ReportChart(id: "a", title: "", note: nil, html: html, table: WrittenFixtures.table)
            #expect(StandaloneChart(chart) == nil)
        }
    }

    @Test func coloursAreTheSites() throws {
        let site = String(decoding: try Theme().asset("assets/site.css"), as: UTF8.self)
        let light = try #require(site.split(separator: "@media (prefers-color-scheme: dark)").first)
        for (name, colour) in ChartStyle.colours { #expect(light.contains("--\(name): \(colour);"), "\(name)") }
        let charts = String(decoding: try Theme().asset("assets/charts.css"), as: UTF8.self)
        for (index, dash) in ChartStyle.dashes.enumerated() {
            #expect(charts.contains(".series-\(index + 1) { --series: var(--series-\(index + 1)); --dash: \(dash); }"))
        }
        #expect(charts.contains("--deepest: \(ChartStyle.deepestShade);"))
    }
}
