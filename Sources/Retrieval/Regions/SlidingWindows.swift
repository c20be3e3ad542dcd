import CHamming

/// Least values and sums over windows of a grid that lies row after row in one array.
///
/// Arrays are treated as if they had no row ends: a window at cell i covers i + x + y · columns. Where it would cross
/// the right or lower border, the result means nothing; callers do not look there.
enum SlidingWindows {
    /// Replaces each of the first `count` values by the least of its window.
    ///
    /// Doubling: the least of 2ⁿ neighbours comes from two results for 2ⁿ⁻¹, so an edge of w takes about log₂ w passes.
    static func leasts(
        of values: inout [UInt16], count: Int, columns: Int, width: Int, height: Int, scratch: inout [UInt16],
        kernel: HammingKernel
    ) {
        for (edge, step) in [(width, 1), (height, columns)] {
            var span = 1
            while span < edge {
                let shift = min(span, edge - span)
                lesser(of: values, count: count, offset: shift * step, into: &scratch, kernel: kernel)
                swap(&values, &scratch)
                span += shift
            }
        }
    }

    /// Replaces each of the first `count` values by the sum of its window.
    static func sums(
        of values: inout [UInt32], count: Int, columns: Int, width: Int, height: Int, scratch: inout [UInt32]
    ) {
        for (edge, step) in [(width, 1), (height, columns)] where edge > 1 {
            add(values, count: count, offset: 0, replacing: true, to: &scratch)
            for shift in 1..<edge { add(values, count: count, offset: shift * step, replacing: false, to: &scratch) }
            swap(&values, &scratch)
        }
    }

    private static func lesser(
        of values: [UInt16], count: Int, offset: Int, into result: inout [UInt16], kernel: HammingKernel
    ) {
        values.withUnsafeBufferPointer { values in
            result.withUnsafeMutableBufferPointer { result in
                guard let first = values.baseAddress, let least = result.baseAddress else { return }
                let inner = max(0, count - offset)
                chamming_lesser(kernel.number, first, first + min(offset, count), inner, least)
                for index in inner..<max(inner, count) { result[index] = values[index] }
            }
        }
    }

    private static func add(
        _ values: [UInt32], count: Int, offset: Int, replacing: Bool, to result: inout [UInt32]
    ) {
        values.withUnsafeBufferPointer { values in
            result.withUnsafeMutableBufferPointer { result in
                let inner = max(0, count - offset)
                if replacing {
                    for index in 0..<inner { result[index] = values[index + offset] }
                } else {
                    for index in 0..<inner { result[index] &+= values[index + offset] }
                }
            }
        }
    }
}
