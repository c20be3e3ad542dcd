import CTorch

/// Losses as means over the batch.
extension Tensor {
    private func loss(_ kind: ct_loss_kind, _ target: Tensor) throws -> Tensor {
        try produce { ct_loss(Int32(kind.rawValue), handle, target.handle, $0, $1) }
    }

    /// `self` logits [N, classes], target int64 [N].
    public func crossEntropy(_ target: Tensor) throws -> Tensor { try loss(CT_CROSS_ENTROPY, target) }
    /// `self` log probabilities [N, classes], target int64 [N].
    public func negativeLogLikelihood(_ target: Tensor) throws -> Tensor {
        try loss(CT_NEGATIVE_LOG_LIKELIHOOD, target)
    }
    /// `self` probabilities.
    public func binaryCrossEntropy(_ target: Tensor) throws -> Tensor { try loss(CT_BINARY_CROSS_ENTROPY, target) }
    public func meanSquaredError(_ target: Tensor) throws -> Tensor { try loss(CT_MEAN_SQUARED_ERROR, target) }
}
