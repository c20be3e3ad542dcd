import Core

/// Where tensors live and operations run.
public enum Device: String, Sendable, Codable, CaseIterable {
    /// The first CUDA device where libtorch has CUDA and the machine a device, else the processor.
    case auto
    case cpu
    case cuda

    /// `auto` decided.
    /// - Throws: `Diagnostic` where CUDA is asked for and there is none.
    public func resolved() throws -> Device {
        switch self {
        case .cpu: return .cpu
        case .auto: return Torch.hasCUDA ? .cuda : .cpu
        case .cuda:
            guard Torch.hasCUDA else {
                throw Diagnostic(
                    "no CUDA device can be used", expected: "auto or cpu",
                    advice: "build with LIBTORCH= set to a libtorch that has CUDA, on a machine with a driver for it")
            }
            return .cuda
        }
    }

    func number() throws -> Int32 {
        try resolved() == .cuda ? 1 : 0
    }
}
