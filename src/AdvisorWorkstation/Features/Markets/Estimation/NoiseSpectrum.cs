namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// What the eigenvalues of a correlation matrix of n securities look like when nothing but noise of variance one is in the weighted days, and what
/// an eigenvalue beyond that noise says about the real one.
/// <para>
/// With day weights w_t (together one) the limit of the spectrum is the solution of x = 1/g + R(g), R(g) = sum of w_t / (1 - n w_t g): the law of
/// Marchenko and Pastur (1967) for weighted days, as in Pafka, Potters and Kondor, "Exponential weighting and random-matrix-theory-based
/// filtering of financial covariance matrices" (2004). Its upper edge is the least x over 0 &lt; g &lt; 1 / (n max w). A real eigenvalue l shows as
/// the sample eigenvalue x with l = x / R(g(x)), and its sample vector has the squared cosine c2 = 1 / (1 - l R'(x)) with the real one
/// (Benaych-Georges and Nadakuditi, 2011). Equal weights give the closed forms of Donoho, Gavish and Johnstone, "Optimal shrinkage
/// of eigenvalues in the spiked covariance model" (2018).
/// </para>
/// </summary>
internal sealed class NoiseSpectrum
{
    private const int Halvings = 200;

    private readonly double[] _loads;
    private readonly double _edgePoint;

    /// <summary>The noise of n securities over weighted days.</summary>
    public NoiseSpectrum(ReadOnlySpan<double> dayWeights, int securities)
    {
        _loads = new double[dayWeights.Length];
        var largest = 0d;
        for (var t = 0; t < _loads.Length; t++)
        {
            _loads[t] = dayWeights[t] * securities;
            largest = Math.Max(largest, _loads[t]);
        }
        Securities = securities;
        _edgePoint = Bisect(0d, 1d / largest, g => Slope(g) > 0d);
        Edge = Place(_edgePoint);
    }

    public int Securities { get; }

    /// <summary>No eigenvalue of pure noise of variance one is beyond this, but for a fluctuation that vanishes with n.</summary>
    public double Edge { get; }

    /// <summary>
    /// The variance along a sample vector beyond the noise: (l - 1) c2, the shrinkage that is best under the Frobenius norm.
    /// </summary>
    /// <param name="sample">A sample eigenvalue above the edge.</param>
    public double ExcessOf(double sample)
    {
        var g = Bisect(0d, _edgePoint, point => Place(point) < sample);
        var real = sample / Response(g);
        var overlap = 1d / (1d - (real * ResponseSlope(g) / Slope(g)));
        return (real - 1d) * overlap;
    }

    private double Place(double g) => (1d / g) + Response(g);

    private double Slope(double g) => ResponseSlope(g) - (1d / (g * g));

    private double Response(double g)
    {
        var sum = 0d;
        foreach (var load in _loads)
        {
            sum += load / Securities / (1d - (load * g));
        }
        return sum;
    }

    private double ResponseSlope(double g)
    {
        var sum = 0d;
        foreach (var load in _loads)
        {
            var rest = 1d - (load * g);
            sum += load / Securities * load / (rest * rest);
        }
        return sum;
    }

    /// <summary>The point between two from which on a condition holds.</summary>
    private static double Bisect(double low, double high, Func<double, bool> holds)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = low + ((high - low) / 2d);
            if (middle <= low || middle >= high)
            {
                break;
            }
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }
        return low;
    }
}
