using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// One security is held between two quantities: parts of the account, dollars, or shares. What is below is bought where it may be bought today, what is above
/// is sold where it may be sold; a name that the account does not follow is not bought.
/// </summary>
public sealed record HoldRange(Ticker Ticker, string Unit, decimal Least, decimal? Most) : Requirement
{
    public const string Percent = "percent";
    public const string Usd = "usd";
    public const string Shares = "shares";

    /// <summary>After the caps on single names.</summary>
    public override int Phase => 3;

    public override void Shape(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Ticker == Ticker && a.View.Price is not null))
        {
            var mayBuy = !asset.NoBuy && !asset.IsWashBlocked && !asset.IsFrozen && asset.Target > Weight.Zero;
            var least = PartOf(draft, asset, Least);
            asset.Lower = Weight.Max(asset.Lower, mayBuy || asset.Held >= least ? least : asset.Held);
            asset.Upper = Weight.Max(asset.Upper, asset.Lower);
            if (Most is { } most)
            {
                var part = PartOf(draft, asset, most);
                var limit = asset.NoSell || asset.IsFrozen ? Weight.Max(part, asset.Held) : part;
                asset.Most = asset.Most is { } stands && stands < limit ? stands : limit;
            }
            asset.LimitReason = $"{Ticker} {Words(Unit, Least, Most)}";
        }
    }

    /// <summary>The range in words.</summary>
    public static string Words(string unit, decimal least, decimal? most) => (least, most) switch
    {
        (0m, null) => "at any size",
        (_, null) => $"of at least {Amount(unit, least)}",
        (0m, { } upper) => $"of at most {Amount(unit, upper)}",
        (_, { } upper) => $"between {Amount(unit, least)} and {Amount(unit, upper)}",
    };

    private static string Amount(string unit, decimal value) => unit switch
    {
        Percent => $"{value:0.##}%",
        Usd => $"${value:N0}",
        _ => $"{value:0.######} shares",
    };

    private Weight PartOf(ProblemDraft draft, DraftAsset asset, decimal value) => Unit switch
    {
        Percent => Weight.FromPercent(value),
        Usd => new Money(value).ShareOf(draft.NetAssetValue),
        Shares => (new Values.Shares(value) * asset.View.Price!.Value).ShareOf(draft.NetAssetValue),
        _ => throw new InvalidOperationException($"no unit '{Unit}'"),
    };
}

/// <summary>Menu row 44.</summary>
public sealed class HoldRangeOption : PolicyOption<HoldRange>
{
    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "Security");
    private static readonly Parameter<string> Unit = Parameter.Choice("unit", "Measured in", HoldRange.Percent, HoldRange.Percent, HoldRange.Usd, HoldRange.Shares);
    private static readonly Parameter<decimal> Least = Parameter.Figure("least", "At least", "%, USD or shares", 0, 0, 1_000_000_000);
    private static readonly Parameter<decimal?> Most = Parameter.OptionalFigure("most", "At most", "%, USD or shares", 0, 1_000_000_000);

    public override string Key => "security.hold-range";

    public override int Number => 44;

    public override Menu Menu => Menu.Security;

    public override string Name => "Hold range";

    public override IReadOnlyList<Parameter> Parameters => [Security, Unit, Least, Most];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments) =>
        $"Holds {arguments.Get(Security)} {HoldRange.Words(arguments.Get(Unit), arguments.Get(Least), arguments.Get(Most))}, measured in {arguments.Get(Unit)}.";

    public override HoldRange ReduceTo(Arguments arguments) => new(arguments.Get(Security), arguments.Get(Unit), arguments.Get(Least), arguments.Get(Most));
}
