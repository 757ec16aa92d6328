namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A growable array of doubles whose first element lies on a cache line, so that a vector of 8 lanes never straddles two.
/// Pinned for its lifetime; owned by a workspace, never shared between threads.
/// </summary>
internal sealed unsafe class AlignedVector
{
    /// <summary>Lanes of a vector; lengths are padded to a multiple of it.</summary>
    public const int Lanes = 8;

    private const int LineBytes = 64;

    private double[] _storage = [];

    /// <summary>Number of elements that may be used; a multiple of <see cref="Lanes"/>.</summary>
    public int Capacity { get; private set; }

    /// <summary>The first element.</summary>
    public double* Pointer { get; private set; }

    public Span<double> Span => new(Pointer, Capacity);

    /// <summary>Makes room for <paramref name="length"/> elements. Growing loses and zeroes the contents; otherwise they stay.</summary>
    public double* Ensure(int length)
    {
        if (length <= Capacity)
            return Pointer;
        Capacity = Padded(length + length / 4);
        _storage = GC.AllocateArray<double>(Capacity + Lanes, pinned: true);
        var address = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _storage[0]);
        Pointer = (double*)((address + LineBytes - 1) & ~(LineBytes - 1));
        return Pointer;
    }

    public static int Padded(int length) => (length + Lanes - 1) & ~(Lanes - 1);
}
