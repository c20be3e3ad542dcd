import CTorch
import Core
import Foundation
import Synchronization

/// A `torch.jit` module: a file that `torch.jit.save` wrote. One caller at a time runs it; others wait.
public final class TorchScriptModule: @unchecked Sendable {
    // Sendable by the lock: the handle is only used inside it.
    private let handle: OpaquePointer
    private let lock = Mutex(())

    private init(owning handle: OpaquePointer?) throws {
        guard let handle else { throw Diagnostic("libtorch: no module was returned") }
        self.handle = handle
    }

    deinit {
        ct_module_free(handle)
    }

    /// - Throws: `Diagnostic` naming the file where it is missing or not TorchScript.
    public convenience init(file: URL, device: Device = .cpu) throws {
        try Files.requireRegularFile(file)
        let number = try device.number()
        var handle: OpaquePointer? = nil
        do {
            try call { ct_module_load(file.path, number, &handle, $0) }
        } catch let diagnostic as Diagnostic {
            throw Diagnostic(
                "is not a TorchScript module: \(diagnostic.message)", file: file.path,
                expected: "a file written by torch.jit.save",
                advice: "export it with torch.jit.trace(model.eval(), example).save(path)")
        }
        try self.init(owning: handle)
    }

    /// A module of nothing but TorchScript source, such as `def forward(self, x): return x.flatten(1)`.
    public convenience init(source: String) throws {
        var handle: OpaquePointer? = nil
        try call { ct_module_define(source, &handle, $0) }
        try self.init(owning: handle)
    }

    public func save(to url: URL) throws {
        try lock.withLock { _ in try call { ct_module_save(handle, url.path, $0) } }
    }

    /// Calls `forward` with one tensor, without recording gradients.
    public func forward(_ input: Tensor) throws -> Tensor {
        var result: OpaquePointer? = nil
        try Torch.withoutGradients {
            try lock.withLock { _ in try call { ct_module_forward(handle, input.handle, &result, $0) } }
        }
        return try Tensor(owning: result)
    }
}
