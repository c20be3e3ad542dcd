import CTorch
import Core

typealias ErrorText = UnsafeMutablePointer<CChar>?

/// Calls into the C face and turns its message into a diagnostic.
func call(_ function: (UnsafeMutablePointer<ErrorText>) -> Int32) throws {
    var text: ErrorText = nil
    guard function(&text) != 0 else { return }
    defer { ct_free_text(text) }
    throw Diagnostic("libtorch: " + shortened(text.map { String(cString: $0) } ?? "failed without a message"))
}

/// Calls a function that hands out one handle.
func produce(_ function: (UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<ErrorText>) -> Int32) throws
    -> Tensor
{
    var handle: OpaquePointer? = nil
    try call { function(&handle, $0) }
    return try Tensor(owning: handle)
}

/// libtorch's first line says what went wrong; TorchScript's says only that something did, and its last one what.
func shortened(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
    let line = message.contains("TorchScript") && lines.count > 1 ? lines.last : lines.first
    return line.map(String.init) ?? "failed without a message"
}
