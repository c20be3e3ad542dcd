import Core
import Foundation
import Imaging
import Slides
import Testing

@Suite struct ResolutionTests {
    func find(_ properties: [String: String], given: Double? = nil) throws -> SlideResolution {
        try SlideResolution.find(file: "a.svs", given: given) { properties[$0] }.resolution
    }

    @Test func micronsGoFirst() throws {
        let all = [
            "openslide.mpp-x": "0.5", "openslide.mpp-y": "0.5", "openslide.objective-power": "40",
            "tiff.XResolution": "40000", "tiff.ResolutionUnit": "centimeter",
        ]
        #expect(try find(all, given: 1) == .init(micronsPerPixel: 0.5, source: .micronsPerPixel))
        #expect(try find(all).magnification == 20)
        let power = try find(["openslide.objective-power": "40", "openslide.mpp-x": "nonsense"], given: 1)
        #expect(power == .init(micronsPerPixel: 0.25, source: .objectivePower))
        #expect(try find([:], given: 0.4) == .init(micronsPerPixel: 0.4, source: .given))
    }

    @Test func unevenPixelsAreNoted() throws {
        let even = try SlideResolution.find(file: "a", given: nil) {
            ["openslide.mpp-x": "0.25", "openslide.mpp-y": "0.26"][$0]
        }
        #expect(even.notes.isEmpty && abs(even.resolution.micronsPerPixel - 0.255) < 1e-12)
        let uneven = try SlideResolution.find(file: "a", given: nil) {
            ["openslide.mpp-x": "0.2", "openslide.mpp-y": "0.3"][$0]
        }
        #expect(uneven.resolution.micronsPerPixel == 0.25)
        #expect(uneven.notes.map(\.message) == ["has pixels of 0.3 by 0.2 microns; 0.25 is taken for both"])
    }

    @Test func dotsPerInchOfScreensAreNoResolution() throws {
        let inch = ["tiff.ResolutionUnit": "inch", "tiff.XResolution": "101600", "tiff.YResolution": "101600"]
        #expect(try find(inch).micronsPerPixel == 0.25)
        for dots in ["72", "300", "0", "-40000", "nan", "inf", ""] {
            let properties = ["tiff.ResolutionUnit": "inch", "tiff.XResolution": dots, "tiff.YResolution": dots]
            #expect(throws: Diagnostic.self, "\(dots)") { try find(properties) }
        }
        #expect(throws: Diagnostic.self) { try find(["tiff.XResolution": "40000"]) }
        for power in ["0", "-20", "nan", "1e9", "forty"] {
            #expect(throws: Diagnostic.self, "\(power)") { try find(["openslide.objective-power": power]) }
        }
    }

    @Test func whatIsGivenMustBePossible() throws {
        for given in [0, -1, .nan, .infinity, 500] as [Double] {
            #expect(throws: Diagnostic.self) { try find(["openslide.mpp-x": "0.25"], given: given) }
        }
        let none = #expect(throws: Diagnostic.self) { try find([:]) }
        #expect(none?.message == "does not say how large its pixels are")
        #expect(none?.advice?.contains("0.25") == true)
    }

    /// TIFF's own resolution, Aperio's microns, Aperio's magnification alone, and nothing.
    @Test func filesSayItInDifferentWays() throws {
        let folder = try TestFolder()
        let picture = TestPicture(width: 300, height: 200)
        try picture.write(to: folder.file("plain.tif"), micronsPerPixel: 0.5)
        #expect(try Slide(folder.file("plain.tif")).resolution == .init(micronsPerPixel: 0.5, source: .micronsPerPixel))
        let aperio = "Aperio test\n300x200 |AppMag = 20|MPP = 0.4990"
        try picture.write(
            to: folder.file("a.svs"), micronsPerPixel: nil, description: aperio, packing: .jpeg(quality: 90))
        let scanned = try Slide(folder.file("a.svs"))
        #expect(scanned.resolution == .init(micronsPerPixel: 0.499, source: .micronsPerPixel))
        // A slide of 20.04× serves for 20×, one of 19.96× as well.
        #expect(try scanned.region(x: 0, y: 0, scale: 20, width: 8, height: 8).count == 192)
        try picture.write(
            to: folder.file("b.svs"), micronsPerPixel: nil, description: "Aperio test |AppMag = 20",
            packing: .jpeg(quality: 90))
        #expect(try Slide(folder.file("b.svs")).resolution == .init(micronsPerPixel: 0.5, source: .objectivePower))
        try picture.write(to: folder.file("c.tif"), micronsPerPixel: nil)
        let error = #expect(throws: Diagnostic.self) { try Slide(folder.file("c.tif")) }
        #expect(error?.message == "does not say how large its pixels are")
        #expect(try Slide(folder.file("c.tif"), givenMicronsPerPixel: 0.5).resolution.source == .given)
    }
}
