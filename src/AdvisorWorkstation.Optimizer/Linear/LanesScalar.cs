using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>Eight lanes as eight doubles, for machines without the vector instructions.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct LanesScalar(double l0, double l1, double l2, double l3, double l4, double l5, double l6, double l7) : ILanes<LanesScalar>
{
    private readonly double _l0 = l0, _l1 = l1, _l2 = l2, _l3 = l3, _l4 = l4, _l5 = l5, _l6 = l6, _l7 = l7;

    public static LanesScalar Load(double* source) =>
        new(source[0], source[1], source[2], source[3], source[4], source[5], source[6], source[7]);

    public static LanesScalar All(double value) => new(value, value, value, value, value, value, value, value);

    public void Store(double* target)
    {
        (target[0], target[1], target[2], target[3]) = (_l0, _l1, _l2, _l3);
        (target[4], target[5], target[6], target[7]) = (_l4, _l5, _l6, _l7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator +(LanesScalar a, LanesScalar b) =>
        new(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4, a._l5 + b._l5, a._l6 + b._l6, a._l7 + b._l7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator -(LanesScalar a, LanesScalar b) =>
        new(a._l0 - b._l0, a._l1 - b._l1, a._l2 - b._l2, a._l3 - b._l3, a._l4 - b._l4, a._l5 - b._l5, a._l6 - b._l6, a._l7 - b._l7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator *(LanesScalar a, LanesScalar b) =>
        new(a._l0 * b._l0, a._l1 * b._l1, a._l2 * b._l2, a._l3 * b._l3, a._l4 * b._l4, a._l5 * b._l5, a._l6 * b._l6, a._l7 * b._l7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesScalar operator /(LanesScalar a, LanesScalar b) =>
        new(a._l0 / b._l0, a._l1 / b._l1, a._l2 / b._l2, a._l3 / b._l3, a._l4 / b._l4, a._l5 / b._l5, a._l6 / b._l6, a._l7 / b._l7);

    public static LanesScalar MultiplyAdd(LanesScalar a, LanesScalar b, LanesScalar c) =>
        new(
            Math.FusedMultiplyAdd(a._l0, b._l0, c._l0),
            Math.FusedMultiplyAdd(a._l1, b._l1, c._l1),
            Math.FusedMultiplyAdd(a._l2, b._l2, c._l2),
            Math.FusedMultiplyAdd(a._l3, b._l3, c._l3),
            Math.FusedMultiplyAdd(a._l4, b._l4, c._l4),
            Math.FusedMultiplyAdd(a._l5, b._l5, c._l5),
            Math.FusedMultiplyAdd(a._l6, b._l6, c._l6),
            Math.FusedMultiplyAdd(a._l7, b._l7, c._l7));

    public static LanesScalar Max(LanesScalar a, LanesScalar b) =>
        new(
            a._l0 > b._l0 ? a._l0 : b._l0,
            a._l1 > b._l1 ? a._l1 : b._l1,
            a._l2 > b._l2 ? a._l2 : b._l2,
            a._l3 > b._l3 ? a._l3 : b._l3,
            a._l4 > b._l4 ? a._l4 : b._l4,
            a._l5 > b._l5 ? a._l5 : b._l5,
            a._l6 > b._l6 ? a._l6 : b._l6,
            a._l7 > b._l7 ? a._l7 : b._l7);

    public double Sum() => (_l0 + _l4 + (_l2 + _l6)) + (_l1 + _l5 + (_l3 + _l7));

    public double Largest()
    {
        var even = Greater(Greater(_l0, _l4), Greater(_l2, _l6));
        var odd = Greater(Greater(_l1, _l5), Greater(_l3, _l7));
        return Greater(even, odd);
    }

    private static double Greater(double a, double b) => a > b ? a : b;
}
