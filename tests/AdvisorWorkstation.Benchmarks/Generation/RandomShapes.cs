namespace AdvisorWorkstation.Benchmarks.Generation;

/// <summary>Shapes drawn at random over everything that a shape can be, hard mixes included; the same seed gives the same shape on any machine.</summary>
public static class RandomShapes
{
    /// <summary>Draws the shape of one account.</summary>
    public static InstanceShape Draw(int seed)
    {
        var random = new Random(seed);
        bool Chance(double p) => random.NextDouble() < p;
        double Between(double low, double high) => low + (high - low) * random.NextDouble();
        double Spread(double low, double high) => low * Math.Pow(high / low, random.NextDouble());
        double Pick(params ReadOnlySpan<double> values) => values[random.Next(values.Length)];

        var concentrated = Chance(0.15);
        var minTrade = Pick(0, 50, 250, 1000);
        return new InstanceShape
        {
            Assets = (int)Spread(15, 350),
            NavUsd = Spread(50_000, 50_000_000),
            Styles = random.Next(0, 15),
            LotsPerAsset = Spread(1, 20),
            Fractional = Pick(0, 0, 0.5, 0.88, 1),
            Drift = Between(0.1, 0.8),
            Legacy = Pick(0.01, 0.06, 0.25),
            Concentration = concentrated ? Between(0.1, 0.4) : 0,
            Turnover = Chance(0.2) ? double.PositiveInfinity : Spread(0.03, 0.6),
            ShortTermBudget = Pick(-0.003, 0, 0, 0.01, double.PositiveInfinity),
            LongTermBudget = Pick(-0.005, 0, 0.01, 0.05, double.PositiveInfinity),
            MinTradeUsd = minTrade,
            // nobody caps the number of trades and allows them to be of any size
            TradeShare = minTrade == 0 || Chance(0.4) ? null : Between(0.1, 0.7),
            SectorBand = Spread(0.004, 0.1),
            StyleBand = Spread(0.03, 0.5),
            BandShift = concentrated ? Between(0.5, 1) : Chance(0.5) ? 0 : Between(0, 0.8),
            Gamma = Spread(4, 200),
            Theta = Pick(0, 0.5, 1, 1, 2),
            MeanGain = Between(-0.15, 0.6),
            FlowShare = Pick(0.005, 0.005, 0.1),
            MinCash = Pick(0, 0.005, 0.04),
            MaxCash = Between(0.045, 0.1),
            Excluded = Chance(0.2) ? 0.05 : 0,
            BandsForce = Chance(0.25),
        };
    }
}
