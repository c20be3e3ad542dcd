import Core
import Foundation
import Imaging

/// One made-up slide.
struct SyntheticSlide: Sendable {
    let name: String
    let edge: Int
    let magnification: Double
    let layout: SyntheticLayout
    private let stain: Stain
    private let noise: NoiseTexture

    /// Rows that are painted and written at one time.
    private static let strip = 512

    init(_ plan: SyntheticSlidePlan, index: Int) {
        name = "slide-" + SyntheticSlides.number(index + 1, of: plan.slides)
        edge = plan.edge
        let half = plan.halfMagnificationEvery > 0 && (index + 1) % plan.halfMagnificationEvery == 0
        magnification = half ? plan.magnification / 2 : plan.magnification
        let kinds = (0..<plan.areasASlide).map { area in
            TissueKind.allCases[(index * plan.areasASlide + area) % plan.classes]
        }
        var random = SeededRandom(seed: plan.seed &* 1_000_003 &+ UInt64(index))
        layout = SyntheticLayout(edge: plan.edge, kinds: kinds, random: &random)
        stain = Stain(random: &random)
        noise = NoiseTexture(seed: random.next())
    }

    private var micronsPerPixel: Double { 10 / magnification }

    func write(to folder: URL, jobs: Int) throws {
        let raw = try NamelessFile()
        defer { raw.unlink() }
        try paint(into: raw.url, jobs: jobs)
        var tiff = TiledTIFF()
        tiff.packing = .jpeg(quality: 85)
        tiff.micronsPerPixel = micronsPerPixel
        tiff.threads = jobs
        // The line by which OpenSlide and other readers know slides of Aperio's scanners.
        tiff.description =
            "Aperio Vitrine synthetic slide\n\(edge)x\(edge) |AppMag = \(Slide.short(magnification))"
            + "|MPP = \(micronsPerPixel)"
        try tiff.write(raw: raw.url, width: edge, height: edge, to: folder.appendingPathComponent(name + ".svs"))
        let areas = layout.areas.map {
            SlideAnnotations.Area(className: $0.kind.rawValue, rings: [$0.outline.points])
        }
        try Files.write(
            try GeoJSONWriter.data(areas), to: folder.appendingPathComponent(name + ".geojson"))
    }

    /// Writes RGB bytes, row by row, a strip at a time.
    func paint(into file: URL, jobs: Int) throws {
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        let colours = stain.colours()
        for top in stride(from: 0, to: edge, by: Self.strip) {
            let rows = min(Self.strip, edge - top)
            let strip = try self.strip(top: top, rows: rows, colours: colours, jobs: jobs)
            let code = Files.append(strip, to: handle.fileDescriptor)
            guard code == 0 else { throw Files.writeFailure(file, code) }
        }
    }

    private func strip(top: Int, rows: Int, colours: [UInt32], jobs: Int) throws -> Data {
        let blocks = (edge + Self.strip - 1) / Self.strip
        let painted = Painted(count: edge * rows * 3)
        try Parallel.forEach(count: blocks, jobs: jobs) { indices in
            for index in indices {
                let left = index * Self.strip
                let width = min(Self.strip, edge - left)
                let block = TissueBlock(
                    PixelRect(x: left, y: top, width: width, height: rows), micronsPerPixel: micronsPerPixel)
                paint(block)
                var bytes = [UInt8](repeating: 0, count: width * rows * 3)
                bytes.withUnsafeMutableBufferPointer { output in
                    colours.withUnsafeBufferPointer { table in
                        guard let output = output.baseAddress, let table = table.baseAddress else { return }
                        block.write(colours: table, into: output, stride: 3 * width)
                    }
                }
                painted.put(bytes, rowBytes: 3 * width, at: 3 * left, stride: 3 * edge)
            }
        }
        return painted.data
    }

    private func paint(_ block: TissueBlock) {
        noise.withSampler { noise in
            for (index, area) in layout.areas.enumerated() {
                let owner = UInt8(index + 1)
                guard block.claim(owner, area.outline) else { continue }
                area.kind.paint(block, owner, angle: area.angle, seed: area.seed, noise)
            }
        }
    }
}
