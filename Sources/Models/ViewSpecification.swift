import Core

/// How each image is changed before the encoder sees it in training.
public struct ViewSpecification: Sendable, Codable, Equatable {
    public enum Flip: String, Sendable, Codable, CaseIterable {
        /// As the dataset's card says: clothes may be mirrored, digits may not.
        case card
        case always, never
    }

    /// Views an image. With 1 there is nothing to contrast.
    public var count = 2
    /// A crop keeps at least this share of the area.
    public var smallestArea = 0.5
    /// A crop's sides change their ratio by at most this factor.
    public var aspect = 1.25
    /// Half of the images are mirrored left to right.
    public var flip = Flip.card
    /// Degrees to either side.
    public var rotation = 0.0
    /// Pixels are multiplied by 1 − this … 1 + this, and cut at 0 and 1.
    public var brightness = 0.4
    /// Whole pixels to either side and up or down; what comes in from outside is 0.
    public var shift = 0
    /// The deviation of normal noise that is added to each pixel, which is then cut at 0 and 1 (a denoising
    /// autoencoder's; targets stay clean).
    public var noise = 0.0

    public init() {}

    /// The images as they are, once.
    public static var none: ViewSpecification {
        var specification = ViewSpecification()
        specification.count = 1
        specification.smallestArea = 1
        specification.aspect = 1
        specification.flip = .never
        specification.brightness = 0
        return specification
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.override(&count, .count)
        try values.override(&smallestArea, .smallestArea)
        try values.override(&aspect, .aspect)
        try values.override(&flip, .flip)
        try values.override(&rotation, .rotation)
        try values.override(&brightness, .brightness)
        try values.override(&shift, .shift)
        try values.override(&noise, .noise)
    }

    func validate() throws {
        try check(count, "count", 1...16)
        try check(smallestArea, "smallestArea", 0.01...1)
        try check(aspect, "aspect", 1...10)
        try check(rotation, "rotation", 0...180)
        try check(brightness, "brightness", 0...1)
        try check(shift, "shift", 0...256)
        try check(noise, "noise", 0...10)
    }
}
