using System.Buffers.Binary;

namespace AdvisorWorkstation.Features.DemoFirm.Randomness;

/// <summary>
/// Random numbers that a seed fixes for ever: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). A stream
/// forks by name, from its seed and not from how far it was drawn, so that one more draw somewhere changes nothing elsewhere. Not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    private readonly ulong _seed;
    private ulong _state;

    /// <summary>The stream of a seed.</summary>
    public SeededRandom(ulong seed)
    {
        _seed = Mix(seed);
        _state = _seed;
    }

    /// <summary>A stream of its own for a part of the work.</summary>
    public SeededRandom Fork(string part)
    {
        var key = _seed;
        foreach (var letter in part)
        {
            key = Mix(unchecked(key + letter + GoldenRatio));
        }
        return new SeededRandom(key);
    }

    /// <summary>A stream of its own for one of many alike.</summary>
    public SeededRandom Fork(string part, int number) => Fork(part).Fork(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Sixty-four random bits.</summary>
    public ulong Next()
    {
        _state = unchecked(_state + GoldenRatio);
        return Mix(_state);
    }

    /// <summary>From zero up to, not including, one.</summary>
    public double Unit() => (Next() >> 11) * (1d / (1UL << 53));

    /// <summary>A whole number from zero up to, not including, a limit.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(Next(), (ulong)limit, out _);
    }

    /// <summary>A hundred and twenty-eight random bits.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Next());
        return new Guid(bytes);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
