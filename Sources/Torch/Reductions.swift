import CTorch

/// Sums and the like, over the given dimensions or, where none are given, over all.
extension Tensor {
    private func reduce(_ operation: ct_reduction, _ dimensions: [Int], _ keep: Bool) throws -> Tensor {
        try produce {
            ct_reduce(
                Int32(operation.rawValue), handle, dimensions.map(Int64.init), Int32(dimensions.count), keep ? 1 : 0,
                $0, $1)
        }
    }

    public func sum(_ dimensions: [Int] = [], keeping: Bool = false) throws -> Tensor {
        try reduce(CT_SUM, dimensions, keeping)
    }

    public func mean(_ dimensions: [Int] = [], keeping: Bool = false) throws -> Tensor {
        try reduce(CT_MEAN, dimensions, keeping)
    }

    /// Divided by the number of elements.
    public func variance(_ dimensions: [Int] = [], keeping: Bool = false) throws -> Tensor {
        try reduce(CT_VARIANCE, dimensions, keeping)
    }

    public func largest(_ dimensions: [Int] = [], keeping: Bool = false) throws -> Tensor {
        try reduce(CT_LARGEST, dimensions, keeping)
    }

    public func smallest(_ dimensions: [Int] = [], keeping: Bool = false) throws -> Tensor {
        try reduce(CT_SMALLEST, dimensions, keeping)
    }

    /// Positions (int64) in increasing order of value; equal values keep their order.
    public func argsort(_ dimension: Int = -1, descending: Bool = false) throws -> Tensor {
        try produce { ct_argsort(handle, Int64(dimension), descending ? 1 : 0, $0, $1) }
    }

    /// The position (int64) of the largest value.
    public func argmax(_ dimension: Int = -1) throws -> Tensor {
        try produce { ct_argmax(handle, Int64(dimension), $0, $1) }
    }
}
