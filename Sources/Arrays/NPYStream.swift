import Core
import Foundation

/// Writes a `.npy` file piece by piece, so that an array larger than memory can be written. The file appears under its
/// name with `finish()`; a stream that is dropped before leaves nothing behind.
public final class NPYStream {
    private let url: URL
    private let temporary: URL
    private let handle: FileHandle
    private let expected: Int
    private var written = 0
    private var isFinished = false

    /// - Parameter shape: of the whole array.
    /// - Throws: `Diagnostic` where the file cannot be made, or the size overflows.
    public init(_ element: NPY.Element, shape: [Int], to url: URL) throws {
        guard let count = NPY.product(shape) else {
            throw Diagnostic("an array of shape \(shape) is too large", file: url.path)
        }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: element.size)
        guard !overflow else { throw Diagnostic("an array of shape \(shape) is too large", file: url.path) }
        self.url = url
        expected = bytes
        (temporary, handle) = try Files.openPartial(of: url)
        try append(NPY.header(element, shape: shape), counted: false)
    }

    deinit {
        if !isFinished {
            try? handle.close()
            unlink(temporary.path)
        }
    }

    /// The next elements in row-major order.
    public func append<Value: BitwiseCopyable>(_ values: [Value]) throws {
        try append(values.withUnsafeBytes { Data($0) }, counted: true)
    }

    private func append(_ data: Data, counted: Bool) throws {
        let code = Files.append(data, to: handle.fileDescriptor)
        guard code == 0 else { throw Files.writeFailure(url, code) }
        if counted { written += data.count }
    }

    /// - Throws: `Diagnostic` unless all elements were appended.
    public func finish() throws {
        guard written == expected else {
            throw Diagnostic("\(written) bytes were written", file: url.path, expected: "\(expected)")
        }
        try handle.close()
        try Files.replace(url, with: temporary)
        isFinished = true
    }
}
