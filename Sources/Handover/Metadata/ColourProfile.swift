/// An ICC profile (ISO 15076-1) with the same colours and nothing about who made it: the texts of its description,
/// copyright, device and dates are zeroed in place, so that no offset moves.
enum ColourProfile {
    private static let texts: Set<String> = [
        "desc", "cprt", "dmnd", "dmdd", "vued", "meta", "targ", "calt", "pseq", "psid", "scrd", "info", "dscm",
    ]

    /// nil for what is no profile.
    static func withoutDescriptions(_ profile: [UInt8]) -> [UInt8]? {
        guard let size = profile.big(0, 4), size <= profile.count, size >= 132, let count = profile.big(128, 4),
            count <= 200, profile.count >= 132 + 12 * count, profile[36..<40].elementsEqual("acsp".utf8)
        else { return nil }
        // What follows the profile proper is no part of it.
        var clean = Array(profile[..<size])
        // Maker of the preferred software, date, platform, device maker and model, creator, identifier.
        for field in [4..<8, 24..<36, 40..<44, 48..<56, 80..<100] {
            for place in field { clean[place] = 0 }
        }
        // A date of zeroes is none: 1 January 1980.
        clean.replaceSubrange(24..<30, with: [0x07, 0xBC, 0, 1, 0, 1])
        for tag in 0..<count {
            let entry = 132 + 12 * tag
            let name = String(decoding: profile[entry..<entry + 4], as: UTF8.self)
            guard let start = profile.big(entry + 4, 4), let length = profile.big(entry + 8, 4), start <= size,
                length <= size - start
            else { return nil }
            guard texts.contains(name), length > 8 else { continue }
            // Its kind stays, with nothing in it.
            for place in start + 8..<start + length { clean[place] = 0 }
        }
        return clean
    }
}
