using System.Collections.Concurrent;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>A risk model in the order of some securities, with what a scan derives from it once.</summary>
/// <param name="Risk">Its rows.</param>
/// <param name="Factors">Its factors over the target.</param>
/// <param name="Volatility">Each security's volatility a year, by security.</param>
public sealed record ScanLens(AlignedRisk Risk, IReadOnlyList<FactorExposure> Factors, IReadOnlyDictionary<SecurityId, double> Volatility) : RiskLens(Risk, Factors)
{
    /// <summary>Looks at some securities.</summary>
    public static new ScanLens For(RiskModel model, IReadOnlyList<SecurityView> securities, double[] targets)
    {
        var (risk, factors) = RiskLens.For(model, securities, targets);
        return new ScanLens(risk, factors, securities.Select((v, i) => (v.Security.Id, Deviation: Math.Sqrt(Math.Max(risk.OwnVariance(i), 0d)))).ToDictionary(p => p.Id, p => p.Deviation));
    }
}

/// <summary>
/// The lenses of one risk model that were made before, for accounts of the same securities and targets. It changes nothing but the time that a scan takes, and
/// keeps no more than <see cref="Most"/> of them.
/// </summary>
public sealed class ScanLenses(RiskModel model)
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<Key, ScanLens> _made = new();

    /// <summary>The risk model that they look through.</summary>
    public RiskModel Model => model;

    /// <summary>The lens for some securities.</summary>
    public ScanLens For(IReadOnlyList<SecurityView> securities, double[] targets)
    {
        var key = new Key([.. securities.Select(v => v.Security)], targets);
        if (_made.TryGetValue(key, out var known))
        {
            return known;
        }
        var made = ScanLens.For(model, securities, targets);
        if (_made.Count < Most)
        {
            _made.TryAdd(key, made);
        }
        return made;
    }

    private sealed class Key(Security[] securities, double[] targets) : IEquatable<Key>
    {
        private readonly int _hash = HashOf(securities, targets);

        public bool Equals(Key? other) =>
            other is not null && other._hash == _hash && other.Targets.AsSpan().SequenceEqual(targets) && other.Securities.AsSpan().SequenceEqual(securities);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => _hash;

        private Security[] Securities => securities;

        private double[] Targets => targets;

        private static int HashOf(Security[] securities, double[] targets)
        {
            var hash = new HashCode();
            foreach (var security in securities)
            {
                hash.Add(security.Id.Value);
            }
            foreach (var target in targets)
            {
                hash.Add(target);
            }
            return hash.ToHashCode();
        }
    }
}
