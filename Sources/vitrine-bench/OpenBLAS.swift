import Foundation

/// The matrix library under Debian's and Ubuntu's libtorch.
enum OpenBLAS {
    /// The name of the kernels that it uses in this process; nil where libtorch multiplies with something else.
    static var kernels: String? {
        // A null handle looks through everything that is loaded.
        guard let symbol = dlsym(nil, "openblas_get_corename") else { return nil }
        typealias Name = @convention(c) () -> UnsafePointer<CChar>?
        return unsafeBitCast(symbol, to: Name.self)().map { String(cString: $0) }
    }
}
