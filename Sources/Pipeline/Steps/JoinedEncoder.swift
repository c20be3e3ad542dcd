import Arrays
import Datasets
import Hashing
import Models

/// The encoders of several runs as one.
struct JoinedEncoder: ImageEncoder {
    let encoders: [any ImageEncoder]
    let join: LatentJoin

    var latentSize: Int { join.columns }

    func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try join.joined(encoders.map { try $0.latents(pixels, count: count, shape: shape) })
    }

    func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]? { nil }
}
