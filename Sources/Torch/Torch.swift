import CTorch
import Core

/// Settings of libtorch as a whole.
public enum Torch {
    /// The version this was compiled against, such as `1.13.0`.
    public static var version: String { String(cString: ct_version()) }

    public static var hasCUDA: Bool {
        var value: Int32 = 0
        do { try call { ct_has_cuda(&value, $0) } } catch { return false }
        return value == 1
    }

    /// How many threads one operation may use. libtorch keeps the number for the calling thread (and for threads
    /// that have not used it yet), so set it on the thread that computes. Sums may differ in their last bits between
    /// thread counts.
    public static func setThreads(_ count: Int) throws {
        guard (1...1024).contains(count) else {
            throw Diagnostic("\(count) threads", expected: "a number from 1 to 1024")
        }
        try call { ct_set_threads(Int32(count), $0) }
    }

    public static func threads() throws -> Int {
        var count: Int32 = 0
        try call { ct_threads(&count, $0) }
        return Int(count)
    }

    /// Starts libtorch's global generators. What this project draws comes from `Core.SeededRandom`; this is for what
    /// a TorchScript module may draw.
    public static func seed(_ seed: UInt64) throws {
        try call { ct_seed(seed, $0) }
    }

    /// Asks libtorch for operations that give the same result each time (it matters on CUDA only).
    public static func setDeterministic(_ value: Bool) throws {
        try call { ct_set_deterministic(value ? 1 : 0, $0) }
    }

    /// Runs `body` without recording gradients.
    public static func withoutGradients<Result>(_ body: () throws -> Result) throws -> Result {
        var previous: Int32 = 1
        try call { ct_grad_mode(0, &previous, $0) }
        defer {
            var ignored: Int32 = 0
            _ = ct_grad_mode(previous, &ignored, nil)
        }
        return try body()
    }
}
