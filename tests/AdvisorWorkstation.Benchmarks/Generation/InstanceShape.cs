namespace AdvisorWorkstation.Benchmarks.Generation;

/// <summary>What kind of account <see cref="InstanceGenerator"/> makes. The defaults resemble the reference instances: a seasoned, drifted, taxable account.</summary>
public sealed record InstanceShape
{
    public int Assets { get; init; } = 500;

    public double NavUsd { get; init; } = 2_000_000;

    public int Styles { get; init; } = 8;

    public double LotsPerAsset { get; init; } = 5;

    /// <summary>Share of the assets that trade in fractions.</summary>
    public double Fractional { get; init; } = 0.88;

    /// <summary>Standard deviation of log holding over log target.</summary>
    public double Drift { get; init; } = 0.35;

    /// <summary>Share of NAV outside the index.</summary>
    public double Legacy { get; init; } = 0.06;

    /// <summary>Share of NAV in one position bought cheaply long ago.</summary>
    public double Concentration { get; init; }

    public double Turnover { get; init; } = 0.15;

    /// <summary>Short-term gain budget.</summary>
    public double ShortTermBudget { get; init; }

    public double LongTermBudget { get; init; } = 0.01;

    public double MinTradeUsd { get; init; } = 200;

    /// <summary>Largest number of trades as a share of the assets; null for no cap.</summary>
    public double? TradeShare { get; init; } = 0.5;

    /// <summary>Half the width of the sector bands.</summary>
    public double SectorBand { get; init; } = 0.015;

    /// <summary>Half the width of the style bands.</summary>
    public double StyleBand { get; init; } = 0.1;

    /// <summary>Bands stand around the index (0) or are pulled towards what is held (1).</summary>
    public double BandShift { get; init; }

    public double Gamma { get; init; } = 40;

    public double Theta { get; init; } = 1;

    /// <summary>Mean of log price over basis.</summary>
    public double MeanGain { get; init; } = 0.2;

    /// <summary>Most cash beyond 1% of NAV that waits to be invested.</summary>
    public double FlowShare { get; init; } = 0.005;

    public double MinCash { get; init; } = 0.005;

    public double MaxCash { get; init; } = 0.02;

    /// <summary>Share of the index that the client excludes: to be sold where it is held.</summary>
    public double Excluded { get; init; }

    /// <summary>A position outside its band has to be traded back into it; otherwise its band reaches to where it is.</summary>
    public bool BandsForce { get; init; } = true;

    /// <summary>Least weight of every second asset together; 0 for no such row.</summary>
    public double Theme { get; init; }
}
