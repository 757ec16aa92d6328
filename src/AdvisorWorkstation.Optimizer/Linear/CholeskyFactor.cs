namespace AdvisorWorkstation.Optimizer;

/// <summary>Lower Cholesky factor of a symmetric positive semidefinite matrix, the slow obvious form: rows of zeros where a pivot is 0.</summary>
internal static class CholeskyFactor
{
    /// <summary>A pivot below minus this times the largest diagonal element counts as negative.</summary>
    private const double PivotTolerance = 1e-9;

    /// <summary>L with a = L L', row-major, k x k; pivots that rounding left below 0 count as 0.</summary>
    public static double[] Of(double[] a, int k)
    {
        var l = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var pivot = a[i * k + j];
                for (var m = 0; m < j; m++)
                    pivot -= l[i * k + m] * l[j * k + m];
                if (i == j)
                    l[i * k + i] = Math.Sqrt(Math.Max(pivot, 0));
                else if (l[j * k + j] > 0)
                    l[i * k + j] = pivot / l[j * k + j];
            }
        }
        return l;
    }

    /// <summary>The first row whose pivot is clearly negative, or null for a positive semidefinite matrix.</summary>
    public static int? NegativePivot(double[] a, int k)
    {
        var l = Of(a, k);
        var largest = 0.0;
        for (var i = 0; i < k; i++)
            largest = Math.Max(largest, Math.Abs(a[i * k + i]));
        for (var i = 0; i < k; i++)
        {
            var pivot = a[i * k + i];
            for (var m = 0; m < i; m++)
                pivot -= l[i * k + m] * l[i * k + m];
            if (pivot < -PivotTolerance * largest)
                return i;
        }
        return null;
    }
}
