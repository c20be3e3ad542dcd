import CTorch

/// Decompositions; use float64. The signs of vectors are LAPACK's choice and may differ between builds of it.
extension Tensor {
    /// A = U diag(S) Vᵀ; note that the third part is Vᵀ.
    public func svd(full: Bool = false) throws -> (u: Tensor, s: Tensor, vt: Tensor) {
        var parts: (OpaquePointer?, OpaquePointer?, OpaquePointer?) = (nil, nil, nil)
        try call { ct_svd(handle, full ? 1 : 0, &parts.0, &parts.1, &parts.2, $0) }
        return try (Tensor(owning: parts.0), Tensor(owning: parts.1), Tensor(owning: parts.2))
    }

    /// Of a symmetric matrix: eigenvalues in increasing order, eigenvectors as columns.
    public func eigh() throws -> (values: Tensor, vectors: Tensor) {
        var parts: (OpaquePointer?, OpaquePointer?) = (nil, nil)
        try call { ct_eigh(handle, &parts.0, &parts.1, $0) }
        return try (Tensor(owning: parts.0), Tensor(owning: parts.1))
    }

    /// A = QR with orthonormal columns in Q.
    public func qr() throws -> (q: Tensor, r: Tensor) {
        var parts: (OpaquePointer?, OpaquePointer?) = (nil, nil)
        try call { ct_qr(handle, &parts.0, &parts.1, $0) }
        return try (Tensor(owning: parts.0), Tensor(owning: parts.1))
    }
}
