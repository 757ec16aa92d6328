namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The convex program over the envelopes of all assets at fixed budget prices. Its multipliers give the best bound at those prices; its solution says how
/// much of each budget the relaxed account uses, which is a supergradient of that bound in the prices.
/// </summary>
internal sealed unsafe class EnvelopeProgram
{
    public SegmentProgram Program { get; } = new();

    public Envelope Envelope { get; } = new();

    /// <summary>Builds all envelopes and the program; false when an asset has no allowed trade.</summary>
    public bool Build(CompiledProblem compiled, TradeDomain domain, PricedLots lots, in BudgetPrices prices)
    {
        if (!Envelope.BuildAll(compiled, domain, lots, prices))
            return false;
        Program.Reset(compiled, budgets: 0);
        for (var i = 0; i < compiled.Assets; i++)
            Program.Announce(compiled.SlotOf[i], Envelope.End(i) - Envelope.First(i));
        Program.Arrange();
        var segments = Envelope.Segments;
        for (var i = 0; i < compiled.Assets; i++)
        {
            var slot = compiled.SlotOf[i];
            Program.Base[slot] = compiled.Problem.Assets.Held[i] + Envelope.Start(i);
            for (var s = Envelope.First(i); s < Envelope.End(i); s++)
                Program.Add(slot, segments.Length[s], segments.Slope[s], segments.Curvature[s]);
        }
        return true;
    }

    /// <summary>The bridge or grid step in whose inside an asset stands, with its ends as trades; segment -1 when it stands elsewhere.</summary>
    public (int Segment, double From, double To) Locate(CompiledProblem compiled, SegmentPoint point, int asset)
    {
        const double Edge = 1e-6;
        var (slot, first) = (compiled.SlotOf[asset], Envelope.First(asset));
        var left = 0.0;
        for (var s = first; s < Envelope.End(asset); s++)
            left += point.V[Program.Element(slot, s - first)];
        var start = Envelope.Start(asset);
        for (var s = first; s < Envelope.End(asset); s++)
        {
            var length = Envelope.Segments.Length[s];
            if (left < length * (1 - Edge))
                return left > length * Edge && Envelope.Segments.Curvature[s] == 0 ? (s, start, start + length) : (-1, 0, 0);
            left -= length;
            start += length;
        }
        return (-1, 0, 0);
    }

    /// <summary>Budgets used at the solution.</summary>
    public BudgetPrices Use(CompiledProblem compiled, SegmentPoint point)
    {
        BudgetPrices use = default;
        for (var i = 0; i < compiled.Assets; i++)
        {
            var part = UseOf(compiled, point, i);
            for (var e = 0; e < BudgetPrices.Count; e++)
                use[e] += part[e];
        }
        return use;
    }

    /// <summary>Budgets that one asset uses at the solution.</summary>
    public BudgetPrices UseOf(CompiledProblem compiled, SegmentPoint point, int asset)
    {
        var use = Envelope.StartUse(asset);
        var first = Envelope.First(asset);
        for (var s = first; s < Envelope.End(asset); s++)
        {
            var v = point.V[Program.Element(compiled.SlotOf[asset], s - first)];
            ref readonly var rate = ref Envelope.Segments.Rate[s];
            for (var e = 0; e < BudgetPrices.Count; e++)
                use[e] += v * rate[e];
        }
        return use;
    }

    /// <summary>
    /// Sum of rate/H per slot for each budget, and sum of rate rate'/H added to <paramref name="curvature"/>'s lower triangle;
    /// over the slots whose <paramref name="weight"/> is not 0.
    /// </summary>
    public void BudgetRates(CompiledProblem compiled, SegmentPoint point, double* weight, double* rates, Span<double> curvature)
    {
        new Span<double>(rates, BudgetPrices.Count * Program.Slots).Clear();
        for (var i = 0; i < compiled.Assets; i++)
        {
            var slot = compiled.SlotOf[i];
            var first = Envelope.First(i);
            for (var s = first; weight[slot] != 0 && s < Envelope.End(i); s++)
            {
                var inverse = point.InverseH[Program.Element(slot, s - first)];
                ref readonly var rate = ref Envelope.Segments.Rate[s];
                for (var e = 0; e < BudgetPrices.Count; e++)
                {
                    rates[e * Program.Slots + slot] += rate[e] * inverse;
                    for (var f = 0; f <= e; f++)
                        curvature[e * BudgetPrices.Count + f] += rate[e] * rate[f] * inverse;
                }
            }
        }
    }
}
