import CTorch

/// Element by element, with libtorch's broadcasting.
extension Tensor {
    func unary(_ operation: ct_unary_operation) throws -> Tensor {
        try produce { ct_unary(Int32(operation.rawValue), handle, $0, $1) }
    }

    func binary(_ operation: ct_binary_operation, _ other: Tensor) throws -> Tensor {
        try produce { ct_binary(Int32(operation.rawValue), handle, other.handle, $0, $1) }
    }

    func binary(_ operation: ct_binary_operation, _ other: Double) throws -> Tensor {
        try produce { ct_binary_scalar(Int32(operation.rawValue), handle, other, $0, $1) }
    }

    public static func + (a: Tensor, b: Tensor) throws -> Tensor { try a.binary(CT_ADD, b) }
    public static func - (a: Tensor, b: Tensor) throws -> Tensor { try a.binary(CT_SUBTRACT, b) }
    public static func * (a: Tensor, b: Tensor) throws -> Tensor { try a.binary(CT_MULTIPLY, b) }
    public static func / (a: Tensor, b: Tensor) throws -> Tensor { try a.binary(CT_DIVIDE, b) }
    public static func + (a: Tensor, b: Double) throws -> Tensor { try a.binary(CT_ADD, b) }
    public static func - (a: Tensor, b: Double) throws -> Tensor { try a.binary(CT_SUBTRACT, b) }
    public static func * (a: Tensor, b: Double) throws -> Tensor { try a.binary(CT_MULTIPLY, b) }
    public static func / (a: Tensor, b: Double) throws -> Tensor { try a.binary(CT_DIVIDE, b) }
    public static prefix func - (a: Tensor) throws -> Tensor { try a.unary(CT_NEGATE) }

    public func power(_ exponent: Double) throws -> Tensor { try binary(CT_POWER, exponent) }
    public func maximum(_ other: Tensor) throws -> Tensor { try binary(CT_MAXIMUM, other) }
    public func minimum(_ other: Tensor) throws -> Tensor { try binary(CT_MINIMUM, other) }

    /// Comparisons give a tensor of bool.
    public func isAtLeast(_ other: Tensor) throws -> Tensor { try binary(CT_GREATER_EQUAL, other) }
    public func isAtLeast(_ other: Double) throws -> Tensor { try binary(CT_GREATER_EQUAL, other) }
    public func isGreater(than other: Double) throws -> Tensor { try binary(CT_GREATER, other) }
    public func isAtMost(_ other: Double) throws -> Tensor { try binary(CT_LESS_EQUAL, other) }
    public func isLess(than other: Double) throws -> Tensor { try binary(CT_LESS, other) }
    public func isEqual(to other: Tensor) throws -> Tensor { try binary(CT_EQUAL, other) }
    public func isFinite() throws -> Tensor { try unary(CT_IS_FINITE) }

    /// The elements of `a` where the condition (a tensor of bool) holds, else those of `b`.
    public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        try produce { ct_where(condition.handle, a.handle, b.handle, $0, $1) }
    }

    public func clamped(_ low: Double, _ high: Double) throws -> Tensor {
        try produce { ct_clamp(handle, low, high, $0, $1) }
    }

    public func relu() throws -> Tensor { try unary(CT_RELU) }
    public func sigmoid() throws -> Tensor { try unary(CT_SIGMOID) }
    public func tanh() throws -> Tensor { try unary(CT_TANH) }
    public func softplus() throws -> Tensor { try unary(CT_SOFTPLUS) }
    public func exp() throws -> Tensor { try unary(CT_EXP) }
    public func log() throws -> Tensor { try unary(CT_LOG) }
    public func squareRoot() throws -> Tensor { try unary(CT_SQRT) }
    public func square() throws -> Tensor { try unary(CT_SQUARE) }
    public func absolute() throws -> Tensor { try unary(CT_ABS) }
    /// −1, 0 or 1.
    public func sign() throws -> Tensor { try unary(CT_SIGN) }
    public func sine() throws -> Tensor { try unary(CT_SIN) }
    public func cosine() throws -> Tensor { try unary(CT_COS) }
    public func floor() throws -> Tensor { try unary(CT_FLOOR) }

    public func leakyReLU(slope: Double = 0.01) throws -> Tensor {
        try produce { ct_leaky_relu(handle, slope, $0, $1) }
    }
}
