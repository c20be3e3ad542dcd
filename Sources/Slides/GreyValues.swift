/// Grey as scikit-image weighs it, in whole numbers.
enum GreyValues {
    /// For red, green and blue in turn, of each byte its part of the grey value, times 2⁴⁰.
    ///
    /// The grey value is floor(S · 16 / 159375) with S = 2125 R + 7154 G + 721 B. Multiplying by the factor rounded up
    /// adds less than 1/159375 and so never reaches the next whole number. In floating point, as scikit-image has it,
    /// ten of the 16.7 million colours, whose exact values are whole numbers, fall just below them.
    static let weights: [UInt64] = [2125, 7154, 721].flatMap { (weight: UInt64) in
        (0..<256).map { $0 * weight * factor }
    }

    private static let factor: UInt64 = (16 << 40) / 159_375 + 1

    static func convert(
        _ rgb: UnsafePointer<UInt8>, count: Int, weights: UnsafeBufferPointer<UInt64>,
        into grey: UnsafeMutablePointer<UInt8>
    ) {
        guard let red = weights.baseAddress else { return }
        let green = red + 256
        let blue = red + 512
        var pixel = rgb
        for index in 0..<count {
            let sum = red[Int(pixel[0])] &+ green[Int(pixel[1])] &+ blue[Int(pixel[2])]
            grey[index] = UInt8(truncatingIfNeeded: min(255, sum >> 40))
            pixel += 3
        }
    }

    /// How often each of the 256 values occurs.
    static func histogram(_ grey: UnsafePointer<UInt8>, count: Int) -> [Int] {
        // Four at a time: equal neighbours would wait for each other's count.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1024) { counts in
            guard let counts = counts.baseAddress else { return [] }
            counts.initialize(repeating: 0, count: 1024)
            for index in 0..<count / 4 {
                counts[Int(grey[4 &* index])] &+= 1
                counts[256 &+ Int(grey[4 &* index &+ 1])] &+= 1
                counts[512 &+ Int(grey[4 &* index &+ 2])] &+= 1
                counts[768 &+ Int(grey[4 &* index &+ 3])] &+= 1
            }
            for index in count / 4 * 4..<count { counts[Int(grey[index])] &+= 1 }
            return (0..<256).map { Int(counts[$0]) + Int(counts[256 + $0]) + Int(counts[512 + $0] + counts[768 + $0]) }
        }
    }
}
