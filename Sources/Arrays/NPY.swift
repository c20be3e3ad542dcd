import Core
import Foundation

/// NumPy's `.npy` files, format versions 1.0 to 3.0, C order, little-endian or single-byte elements.
public struct NPY: Sendable, Equatable {
    /// NumPy's type strings for what this project reads and writes.
    public enum Element: String, Sendable, CaseIterable {
        case bool = "|b1"
        case uint8 = "|u1"
        case int8 = "|i1"
        case uint16 = "<u2"
        case int32 = "<i4"
        case int64 = "<i8"
        case float32 = "<f4"
        case float64 = "<f8"

        public var size: Int {
            switch self {
            case .bool, .uint8, .int8: 1
            case .uint16: 2
            case .int32, .float32: 4
            case .int64, .float64: 8
            }
        }
    }

    public let element: Element
    public let shape: [Int]
    /// The elements, C order, little-endian.
    public let bytes: Data

    public init(element: Element, shape: [Int], bytes: Data) throws {
        guard let count = Self.product(shape), let size = Self.product([count, element.size]), bytes.count == size
        else {
            throw Diagnostic("\(bytes.count) bytes cannot be an array of \(element.rawValue) with shape \(shape)")
        }
        self.element = element
        self.shape = shape
        self.bytes = bytes
    }

    static func product(_ factors: [Int]) -> Int? {
        var product = 1
        for factor in factors {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            guard factor >= 0, !overflow else { return nil }
            product = next
        }
        return product
    }

    /// The elements as one Swift array.
    /// - Throws: `Diagnostic` where the element type is another.
    public func values<Value: BitwiseCopyable>(_ type: Value.Type, as expected: Element) throws -> [Value] {
        guard element == expected, MemoryLayout<Value>.stride == element.size else {
            throw Diagnostic("an array of \(element.rawValue)", expected: expected.rawValue)
        }
        return bytes.withUnsafeBytes { raw in
            [Value](unsafeUninitializedCapacity: raw.count / element.size) { buffer, count in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: raw)
                count = raw.count / element.size
            }
        }
    }

    public static func array<Value: BitwiseCopyable>(_ values: [Value], _ element: Element, shape: [Int]) throws -> NPY
    {
        try NPY(element: element, shape: shape, bytes: values.withUnsafeBytes { Data($0) })
    }

    // MARK: - Files

    public static func read(_ url: URL) throws -> NPY {
        try parse(try Files.read(url), file: url.path)
    }

    public func write(to url: URL) throws {
        try Files.write(encoded(), to: url)
    }

    /// Format 1.0, the header padded to a multiple of 64 bytes as NumPy does.
    public func encoded() -> Data {
        var data = Self.header(element, shape: shape)
        data.append(bytes)
        return data
    }

    static func header(_ element: Element, shape: [Int]) -> Data {
        let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '\(element.rawValue)', 'fortran_order': False, 'shape': (\(dimensions)), }"
        header += String(repeating: " ", count: (64 - (10 + header.utf8.count + 1) % 64) % 64) + "\n"
        var data = Data([0x93] + "NUMPY".utf8 + [1, 0, UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)])
        data.append(contentsOf: header.utf8)
        return data
    }
}

extension NPY {
    /// The elements where they are whole numbers or truth values; nil for other types.
    public var integers: [Int]? {
        switch element {
        case .bool, .uint8: bytes.map(Int.init)
        case .int8: bytes.map { Int(Int8(bitPattern: $0)) }
        case .uint16: (try? values(UInt16.self, as: .uint16))?.map(Int.init)
        case .int32: (try? values(Int32.self, as: .int32))?.map(Int.init)
        case .int64: (try? values(Int64.self, as: .int64))?.map { Int($0) }
        case .float32, .float64: nil
        }
    }
}
