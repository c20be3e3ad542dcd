import CTorch

/// Resampling images by a transform each.
extension Tensor {
    public enum Border: Int32, Sendable {
        case zeros = 0
        case edge = 1
        case reflected = 2
    }

    /// Where each output pixel comes from. `self` is [N, 2, 3]: output → input, in coordinates from −1 to 1 over the
    /// image's edges. The grid is [N, height, width, 2].
    public func affineGrid(height: Int, width: Int) throws -> Tensor {
        try produce { ct_affine_grid(handle, 1, Int64(height), Int64(width), $0, $1) }
    }

    /// Bilinear.
    public func sampled(_ grid: Tensor, border: Border = .zeros) throws -> Tensor {
        try produce { ct_grid_sample(handle, grid.handle, border.rawValue, $0, $1) }
    }
}
