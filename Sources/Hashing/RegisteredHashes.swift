import Core

/// The registry's entries.
extension HashFunctions.Registered {
    static let sign = Self(
        name: "sign", summary: "The sign of each latent: for encoders trained to binary latents.", options: [.bits],
        fit: { try LinearHash.sign($0, $1.latents) }, load: { try LinearHash($0) })

    static let threshold = Self(
        name: "threshold", summary: "Each latent against its median, its mean or zero.", options: [.bits, .threshold],
        defaults: defaults { $0.threshold = .median },
        fit: { try ThresholdHash.fit($0, $1.latents) },
        load: { try ThresholdHash(name: "threshold", thresholds: $0.array("thresholds", [$0.bits])) })

    static let biHalf = Self(
        name: "bi-half",
        summary: "The upper half of each latent is 1, the lower half 0, so that every bit is balanced.",
        options: [.bits],
        fit: { try ThresholdHash.biHalf($0, $1.latents) },
        load: { try ThresholdHash(name: "bi-half", thresholds: $0.array("thresholds", [$0.bits])) })

    static let pcah = Self(
        name: "pcah", summary: "The signs of the first principal components.", options: [.bits],
        fit: { try LinearHash.pcah($0, $1.latents) }, load: { try LinearHash($0) })

    static let rotated = Self(
        name: "pca-rr", summary: "The signs of the principal components under a random rotation.",
        options: [.bits, .seed],
        fit: { try LinearHash.rotated($0, $1.latents) }, load: { try LinearHash($0) })

    static let lsh = Self(
        name: "lsh", summary: "The signs of random projections of the centred latents.", options: [.bits, .seed],
        fit: { try LinearHash.lsh($0, $1.latents) }, load: { try LinearHash($0) })

    static let itq = Self(
        name: "itq", summary: "Principal components, rotated to lie close to the corners of the cube.",
        options: [.bits, .iterations, .seed],
        defaults: HashOptions(iterations: 50),
        fit: { try LinearHash.itq($0, on: $1.latents, progress: $1.progress) }, load: { try LinearHash($0) })

    static let spectral = Self(
        name: "sh", summary: "Spectral hashing: the slowest waves along the principal components.", options: [.bits],
        fit: { try SpectralHash.fit($0, $1.latents) }, load: { try SpectralHash($0) })

    static let spherical = Self(
        name: "spherical", summary: "Spherical hashing: balls that hold half of the images, any two sharing a quarter.",
        options: [.bits, .iterations, .seed],
        defaults: HashOptions(iterations: 100),
        fit: { try SphericalHash.fit($0, $1.latents) }, load: { try SphericalHash($0) })

    static let anchorGraph = Self(
        name: "agh-itq", summary: "Places in a graph that joins images by way of anchors, rotated by ITQ.",
        options: [.bits, .anchors, .neighbours, .power, .normalise, .iterations, .seed],
        defaults: defaults {
            $0.anchors = 1000
            $0.neighbours = 6
            $0.power = 32
            $0.normalise = true
            $0.iterations = 50
        },
        fit: { try AnchorGraphHash.fit($0, on: $1.latents, progress: $1.progress) }, load: { try AnchorGraphHash($0) })

    static let supervised = Self(
        name: "sdh", summary: "Supervised discrete hashing: codes that labels can be read from, predicted by kernels.",
        options: [.bits, .labels, .anchors, .sigma, .lambda, .nu, .normalise, .iterations, .seed],
        defaults: defaults {
            $0.labels = .all
            $0.anchors = 1000
            $0.sigma = .number(0.4)
            $0.lambda = 1
            $0.nu = 1e-5
            $0.normalise = true
            $0.iterations = 5
        },
        fit: { options, material in
            guard let labels = material.labels else { throw Diagnostic("`sdh` learns from labels, and there are none") }
            return try KernelHash.fit(options, on: material.latents, labels: labels, progress: material.progress)
        }, load: { try KernelHash($0) })

    private static func defaults(_ set: (inout HashOptions) -> Void) -> HashOptions {
        var options = HashOptions()
        set(&options)
        return options
    }
}
