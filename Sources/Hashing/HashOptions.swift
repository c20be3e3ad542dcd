/// What a hash function is fitted with. Whatever is `nil` has the function's own default; each function reads those
/// options that `HashFunctions.options(of:)` lists and no others.
public struct HashOptions: Sendable, Codable, Equatable {
    /// The code length: a multiple of 8. `nil`: as many bits as the latents have columns.
    public var bits: Int?
    /// Refinements of itq's rotation (50 is where its authors stop), rounds of sdh and of spherical.
    public var iterations: Int?
    /// Of random rotations, projections, anchors and starting codes.
    public var seed: UInt64
    /// threshold: where a latent turns from 0 to 1.
    public var threshold: Threshold?
    /// sdh: rows drawn as centres of its kernels. agh-itq: centres of the anchor graph.
    public var anchors: Int?
    /// agh-itq: how many anchors a row is joined to.
    public var neighbours: Int?
    /// agh-itq: the power of the graph's eigenvalues; more smooths more.
    public var power: Int?
    /// sdh: the width of its kernels.
    public var sigma: KernelWidth?
    /// sdh: weight of ‖W‖².
    public var lambda: Double?
    /// sdh: weight of ‖B − ΦP‖².
    public var nu: Double?
    /// Whether rows are scaled to length 1 first.
    public var normalise: Bool?
    /// sdh: the rows whose labels it may see.
    public var labels: LabelledPart?

    public init(bits: Int? = nil, iterations: Int? = nil, seed: UInt64 = 0) {
        self.bits = bits
        self.iterations = iterations
        self.seed = seed
    }

    /// Where a latent turns from 0 to 1, over the rows that the function was fitted on.
    public enum Threshold: String, Sendable, Codable, CaseIterable {
        case median, mean, zero
    }

    func filled(from defaults: HashOptions) -> HashOptions {
        var filled = self
        filled.bits = bits ?? defaults.bits
        filled.iterations = iterations ?? defaults.iterations
        filled.threshold = threshold ?? defaults.threshold
        filled.anchors = anchors ?? defaults.anchors
        filled.neighbours = neighbours ?? defaults.neighbours
        filled.power = power ?? defaults.power
        filled.sigma = sigma ?? defaults.sigma
        filled.lambda = lambda ?? defaults.lambda
        filled.nu = nu ?? defaults.nu
        filled.normalise = normalise ?? defaults.normalise
        filled.labels = labels ?? defaults.labels
        return filled
    }
}

/// The options by the names that recipes use.
public enum HashOption: String, Sendable, CaseIterable {
    case bits, iterations, seed, threshold, anchors, neighbours, power, sigma, lambda, nu, normalise, labels

    /// The option's value as a recipe writes it; `nil` where it is not set.
    public func text(in options: HashOptions) -> String? {
        switch self {
        case .bits: options.bits.map(String.init)
        case .iterations: options.iterations.map(String.init)
        case .seed: String(options.seed)
        case .threshold: options.threshold?.rawValue
        case .anchors: options.anchors.map(String.init)
        case .neighbours: options.neighbours.map(String.init)
        case .power: options.power.map(String.init)
        case .sigma: options.sigma?.text
        case .lambda: options.lambda.map { "\($0)" }
        case .nu: options.nu.map { "\($0)" }
        case .normalise: options.normalise.map { "\($0)" }
        case .labels: options.labels?.text
        }
    }
}
