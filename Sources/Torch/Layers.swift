import CTorch

/// The operations of a network. Images are [N, C, H, W].
extension Tensor {
    public func matmul(_ other: Tensor) throws -> Tensor { try binary(CT_MATMUL, other) }

    /// x Wᵀ + b with W [outputs, inputs].
    public func linear(_ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor {
        try produce { ct_linear(handle, weight.handle, bias?.handle, $0, $1) }
    }

    /// Weight [outputs, inputs / groups, kernel, kernel].
    public func convolved(
        _ weight: Tensor, _ bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, groups: Int = 1
    ) throws -> Tensor {
        try produce {
            ct_convolution(handle, weight.handle, bias?.handle, Int64(stride), Int64(padding), Int64(groups), $0, $1)
        }
    }

    /// Weight [inputs, outputs / groups, kernel, kernel].
    public func transposeConvolved(
        _ weight: Tensor, _ bias: Tensor? = nil, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0,
        groups: Int = 1
    ) throws -> Tensor {
        try produce {
            ct_transposed_convolution(
                handle, weight.handle, bias?.handle, Int64(stride), Int64(padding), Int64(outputPadding), Int64(groups),
                $0, $1)
        }
    }

    /// Normalises over all but dimension 1. In training by the batch's own statistics, which also move `mean` and
    /// `variance` by `momentum`; else by these.
    public func batchNormalized(
        weight: Tensor?, bias: Tensor?, mean: Tensor, variance: Tensor, training: Bool, momentum: Double = 0.1,
        epsilon: Double = 1e-5
    ) throws -> Tensor {
        try produce {
            ct_batch_norm(
                handle, weight?.handle, bias?.handle, mean.handle, variance.handle, training ? 1 : 0, momentum, epsilon,
                $0, $1)
        }
    }

    /// - Parameter partial: whether windows that reach over the right and lower edge count too.
    public func maxPooled(_ size: Int, stride: Int? = nil, padding: Int = 0, partial: Bool = false) throws -> Tensor {
        try produce {
            ct_max_pool(handle, Int64(size), Int64(stride ?? size), Int64(padding), partial ? 1 : 0, $0, $1)
        }
    }

    /// - Parameter partial: as in `maxPooled`; such windows are averaged over what lies inside of the image.
    public func averagePooled(
        _ size: Int, stride: Int? = nil, padding: Int = 0, partial: Bool = false
    ) throws -> Tensor {
        try produce {
            ct_average_pool(handle, Int64(size), Int64(stride ?? size), Int64(padding), partial ? 1 : 0, $0, $1)
        }
    }

    /// Enlarged or reduced: each pixel the nearest one's copy, or interpolated between four.
    public func resized(height: Int, width: Int, bilinear: Bool) throws -> Tensor {
        try produce { ct_resize(handle, Int64(height), Int64(width), bilinear ? 1 : 0, $0, $1) }
    }

    public func adaptiveAveragePooled(height: Int, width: Int) throws -> Tensor {
        try produce { ct_adaptive_average_pool(handle, Int64(height), Int64(width), $0, $1) }
    }

    /// Each vector along `dimension` divided by its Euclidean length.
    public func normalized(_ dimension: Int = 1, epsilon: Double = 1e-12) throws -> Tensor {
        try produce { ct_normalize(handle, Int64(dimension), epsilon, $0, $1) }
    }

    public func logSoftmax(_ dimension: Int = 1) throws -> Tensor {
        try produce { ct_log_softmax(handle, Int64(dimension), $0, $1) }
    }
}
