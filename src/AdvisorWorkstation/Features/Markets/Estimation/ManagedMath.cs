using MathNet.Numerics;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// Math.NET's own code on one thread: a native library or a split over threads would add in another order, and the last bits of a risk model, and
/// so its hash, would depend on the machine's load.
/// </summary>
internal static class ManagedMath
{
    private static readonly Lazy<bool> Chosen = new(() =>
    {
        Control.UseManaged();
        Control.UseSingleThread();
        return true;
    });

    /// <summary>Makes the choice; once for the process.</summary>
    public static void Choose() => _ = Chosen.Value;
}
