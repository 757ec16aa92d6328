using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>One side of a row in <see cref="BandRows"/>: distance + T - S = 0, S Y = T Z = mu, Z = penalty - Y, all above 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Side
{
    public bool Exists;
    public double Limit;
    public double S;
    public double Y;
    public double T;
    public double Z;
    public double Dy;

    /// <summary>Change of the multiplier that does not depend on the row's value.</summary>
    public double Constant;

    private double _ds;
    private double _dt;
    private double _residual;
    private double _slackTarget;
    private double _elasticTarget;

    /// <summary>1 / (s/y + t/z), or 0 for a side that does not exist.</summary>
    public readonly double Weight => Exists ? 1 / (S / Y + T / Z) : 0;

    public readonly double Product => Exists ? S * Y + T * Z : 0;

    /// <summary>A side whose row lies <paramref name="distance"/> inside the limit.</summary>
    public static Side At(double limit, double distance, double penalty, double multiplier, double mu, double margin, bool exists)
    {
        if (!exists)
            return default;
        var slack = Math.Max(distance, margin);
        var y = Math.Min(multiplier + mu / slack, 0.5 * penalty);
        return new Side { Exists = true, Limit = limit, S = slack, Y = y, Z = penalty - y, T = mu / (penalty - y) };
    }

    /// <summary>A side on the central path for its multiplier, or for its distance when it does not bind.</summary>
    public static Side Central(double limit, double distance, double penalty, double multiplier, double mu, bool exists)
    {
        if (!exists)
            return default;
        var y = Math.Clamp(Math.Max(multiplier, mu / Math.Max(distance, Math.Sqrt(mu))), mu, 0.5 * penalty);
        return new Side { Exists = true, Limit = limit, S = mu / y, Y = y, Z = penalty - y, T = mu / (penalty - y) };
    }

    public readonly double Residual(double distance) => distance + T - S;

    public void Prepare(double distance, double target, double weight)
    {
        if (!Exists)
            return;
        _residual = Residual(distance);
        _slackTarget = target - S * Y - weight * _ds * Dy;
        _elasticTarget = target - T * Z + weight * _dt * Dy;
        Constant = (_slackTarget / Y - _residual - _elasticTarget / Z) * Weight;
    }

    /// <summary>The step that goes with a change of the distance to the limit.</summary>
    public void Direct(double distanceChange)
    {
        if (!Exists)
            return;
        Dy = Constant - Weight * distanceChange;
        _dt = (_elasticTarget + T * Dy) / Z;
        _ds = _residual + _dt + distanceChange;
    }

    public readonly double LargestRatio() =>
        Exists ? Math.Max(Math.Max(-_ds / S, -Dy / Y), Math.Max(-_dt / T, Dy / Z)) : 0;

    public readonly double ProductAfter(double step) =>
        Exists ? (S + step * _ds) * (Y + step * Dy) + (T + step * _dt) * (Z - step * Dy) : 0;

    public void Advance(double step)
    {
        if (!Exists)
            return;
        S += step * _ds;
        Y += step * Dy;
        T += step * _dt;
        Z -= step * Dy;
    }
}
