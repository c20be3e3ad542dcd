import Core
import Foundation

/// Named arrays and a little text in one file, in the safetensors format: eight bytes of header length, a JSON header,
/// and the elements, little-endian. The same content gives the same bytes.
public struct Safetensors: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public let type: ElementType
        public let shape: [Int]
        /// Row-major, little-endian.
        public let bytes: Data

        /// - Throws: `Diagnostic` unless there are as many bytes as type and shape ask for.
        public init(type: ElementType, shape: [Int], bytes: Data) throws {
            guard Self.size(type, shape) == bytes.count else {
                throw Diagnostic(
                    "\(bytes.count) bytes cannot be an array of \(type.safetensorsName) with shape \(shape)")
            }
            self.type = type
            self.shape = shape
            self.bytes = bytes
        }

        static func size(_ type: ElementType, _ shape: [Int]) -> Int? {
            guard let count = Tensor.count(of: shape) else { return nil }
            let (size, overflow) = count.multipliedReportingOverflow(by: type.size)
            return overflow ? nil : size
        }
    }

    public var tensors: [String: Entry]
    public var metadata: [String: String]

    public init(tensors: [String: Entry] = [:], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }

    // MARK: - Tensors

    public mutating func set(_ name: String, _ tensor: Tensor) throws {
        let type = try tensor.elementType()
        let shape = try tensor.shape()
        let bytes: Data
        switch type {
        case .float32: bytes = try tensor.values(Float.self).withUnsafeBytes { Data($0) }
        case .float64: bytes = try tensor.values(Double.self).withUnsafeBytes { Data($0) }
        case .int32: bytes = try tensor.values(Int32.self).withUnsafeBytes { Data($0) }
        case .int64: bytes = try tensor.values(Int64.self).withUnsafeBytes { Data($0) }
        case .uint8, .bool: bytes = try tensor.values(UInt8.self).withUnsafeBytes { Data($0) }
        }
        tensors[name] = try Entry(type: type, shape: shape, bytes: bytes)
    }

    /// - Throws: `Diagnostic` where there is no array of that name.
    public func tensor(_ name: String) throws -> Tensor {
        guard let entry = tensors[name] else {
            throw Diagnostic(
                "has no tensor `\(name)`", expected: "one of \(tensors.keys.sorted().joined(separator: ", "))")
        }
        return try entry.bytes.withUnsafeBytes { try Tensor(bytes: $0, type: entry.type, shape: entry.shape) }
    }

    // MARK: - Files

    public static func read(_ url: URL) throws -> Safetensors {
        try parse(Files.read(url), file: url.path)
    }

    public func write(to url: URL) throws {
        try Files.write(encoded(), to: url)
    }
}

extension ElementType {
    var safetensorsName: String {
        switch self {
        case .uint8: "U8"
        case .int32: "I32"
        case .int64: "I64"
        case .float32: "F32"
        case .float64: "F64"
        case .bool: "BOOL"
        }
    }

    init?(safetensorsName name: String) {
        guard let found = ElementType.allCases.first(where: { $0.safetensorsName == name }) else { return nil }
        self = found
    }
}
