import Core
import Foundation
import Imaging

/// One sheet before it is drawn: which pictures lie on it, in which order.
struct SheetPlan: Sendable {
    enum Picture: Sendable {
        case query(Int)
        case reconstruction(run: Int, Int)
        case database(Int)
        case interpolation(run: Int, Int)

        var words: String {
            switch self {
            case .query(let row): "query \(row)"
            case .reconstruction(let run, let row): "reconstruction \(row) of run \(run + 1)"
            case .database(let row): "database image \(row)"
            case .interpolation(let run, let number): "picture \(number) between images of run \(run + 1)"
            }
        }
    }

    struct Size: Sendable {
        var width: Int
        var height: Int
    }

    struct Drawn {
        var data: Data
        var width: Int
        var height: Int
        /// Of each picture.
        var sizes: [Size]
        var warnings: [Diagnostic]
    }

    var name: String
    var layout: SheetLayout
    var pictures: [Picture]
    var lossless: Bool

    func draw(_ request: AtlasRequest) throws -> Drawn {
        var canvas = SheetCanvas(layout, cells: pictures.count)
        var sizes: [Size] = []
        var warnings: [Diagnostic] = []
        for picture in pictures {
            var image: PixelImage
            do {
                image = try Self.image(picture, request)
            } catch {
                warnings.append(Self.warning(picture, error))
                image = try SheetCanvas.unreadable(edge: request.edge)
            }
            canvas.append(image)
            sizes.append(Size(width: image.width, height: image.height))
        }
        let image = try canvas.image()
        // More effort takes three times as long and saves 2 % of the bytes.
        let data =
            lossless
            ? try ImageCodec.webp(image, quality: 30, lossless: true, effort: 2)
            : try ImageCodec.webp(image, quality: request.quality, effort: 2)
        return Drawn(data: data, width: image.width, height: image.height, sizes: sizes, warnings: warnings)
    }

    private static func image(_ picture: Picture, _ request: AtlasRequest) throws -> PixelImage {
        let image =
            switch picture {
            case .query(let row): try request.query(row)
            case .reconstruction(let run, let row): try request.reconstructions[run](row)
            case .database(let row): try request.database(row)
            case .interpolation(let run, let number): try request.interpolations[run].picture(number)
            }
        guard image.width <= request.edge, image.height <= request.edge else {
            throw Diagnostic(
                "the picture has \(image.width) × \(image.height) pixels", expected: "no edge above \(request.edge)")
        }
        return image
    }

    private static func warning(_ picture: Picture, _ error: any Error) -> Diagnostic {
        var warning = error as? Diagnostic ?? Diagnostic("\(error)")
        warning.message = "\(picture.words) cannot be shown: \(warning.message)"
        warning.severity = .warning
        return warning
    }
}
