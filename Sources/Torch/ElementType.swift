/// What a tensor's elements are. The raw values are libtorch's own numbers.
public enum ElementType: Int32, Sendable, CaseIterable {
    case uint8 = 0
    case int32 = 3
    case int64 = 4
    case float32 = 6
    case float64 = 7
    case bool = 11

    /// Bytes an element.
    public var size: Int {
        switch self {
        case .uint8, .bool: 1
        case .int32, .float32: 4
        case .int64, .float64: 8
        }
    }
}

/// Swift types that a tensor can be made of and read back as.
public protocol TensorElement: BitwiseCopyable, Sendable {
    static var elementType: ElementType { get }
}

extension UInt8: TensorElement { public static var elementType: ElementType { .uint8 } }
extension Int32: TensorElement { public static var elementType: ElementType { .int32 } }
extension Int64: TensorElement { public static var elementType: ElementType { .int64 } }
extension Float: TensorElement { public static var elementType: ElementType { .float32 } }
extension Double: TensorElement { public static var elementType: ElementType { .float64 } }
