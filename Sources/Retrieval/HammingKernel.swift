import CHamming

/// The instructions that Hamming distances are computed with. All give identical results; the fastest that this
/// processor has is chosen at run time.
public enum HammingKernel: String, Sendable, CaseIterable {
    /// 64-bit population count, on any processor.
    case plain
    /// Table look-up of half bytes.
    case avx2
    /// VPOPCNTDQ.
    case avx512
    case neon

    public static var best: HammingKernel {
        allCases.first { $0.number == chamming_best_kernel() } ?? .plain
    }

    /// Those that this processor can run.
    public static var available: [HammingKernel] {
        allCases.filter { chamming_kernel_available($0.number) != 0 }
    }

    var number: Int32 {
        switch self {
        case .plain: Int32(CHAMMING_PLAIN)
        case .avx2: Int32(CHAMMING_AVX2)
        case .avx512: Int32(CHAMMING_AVX512)
        case .neon: Int32(CHAMMING_NEON)
        }
    }
}
