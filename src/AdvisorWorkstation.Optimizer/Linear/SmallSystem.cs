namespace AdvisorWorkstation.Optimizer;

/// <summary>Symmetric positive definite systems of a handful of unknowns, by elimination.</summary>
internal static class SmallSystem
{
    /// <summary>Replaces <paramref name="x"/> by the solution of a x = x; overwrites <paramref name="a"/>. Pivots at or below 0 fix their unknown at 0.</summary>
    public static void Solve(Span<double> a, Span<double> x, int size)
    {
        for (var p = 0; p < size; p++)
        {
            var pivot = a[p * size + p];
            if (!(pivot > 0))
                continue;
            for (var r = p + 1; r < size; r++)
            {
                var factor = a[r * size + p] / pivot;
                if (factor == 0)
                    continue;
                for (var c = p; c < size; c++)
                    a[r * size + c] -= factor * a[p * size + c];
                x[r] -= factor * x[p];
            }
        }
        for (var p = size - 1; p >= 0; p--)
        {
            var pivot = a[p * size + p];
            var sum = x[p];
            for (var c = p + 1; c < size; c++)
                sum -= a[p * size + c] * x[c];
            x[p] = pivot > 0 ? sum / pivot : 0;
        }
    }
}
