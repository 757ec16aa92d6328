using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Where one security is not bought: in accounts below an amount, in taxable ones, in deferred ones; and up to what part it is bought.</summary>
public sealed record PurchaseLimits(Ticker Ticker, Money? NotBelow, bool NotInTaxable, bool NotInDeferred, Weight? Most) : Requirement
{
    /// <summary>After the caps on single names.</summary>
    public override int Phase => 3;

    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Ticker == Ticker))
        {
            if (NotBelow is { } amount && draft.NetAssetValue < amount)
            {
                asset.ForbidBuying($"{Ticker} is not bought in accounts below ${amount.Usd:N0}");
            }
            if (draft.IsTaxable ? NotInTaxable : NotInDeferred)
            {
                asset.ForbidBuying($"{Ticker} is not bought in {(draft.IsTaxable ? "taxable" : "deferred")} accounts");
            }
        }
    }

    public override void Shape(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Ticker == Ticker && Most is not null))
        {
            var most = Weight.Max(Most!.Value, asset.Held);
            asset.Upper = most < asset.Upper ? most : asset.Upper;
            asset.LimitReason ??= $"{Ticker} bought up to {Most.Value.Percent:0.##}%";
        }
    }
}

/// <summary>Menu row 46.</summary>
public sealed class PurchaseLimitsOption : PolicyOption<PurchaseLimits>
{
    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "Security");
    private static readonly Parameter<Money?> NotBelow = Parameter.OptionalUsd("below", "Not in accounts below", 0, 10_000_000_000);
    private static readonly Parameter<bool> NotInTaxable = Parameter.YesNo("not-taxable", "Not in taxable accounts", false);
    private static readonly Parameter<bool> NotInDeferred = Parameter.YesNo("not-deferred", "Not in deferred accounts", false);
    private static readonly Parameter<Weight?> Most = Parameter.OptionalPercent("most", "Up to", 0, 100);

    public override string Key => "security.purchase-limits";

    public override int Number => 46;

    public override Menu Menu => Menu.Security;

    public override string Name => "Where a security is bought";

    public override IReadOnlyList<Parameter> Parameters => [Security, NotBelow, NotInTaxable, NotInDeferred, Most];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments)
    {
        var parts = new[]
        {
            arguments.Get(NotBelow) is { } amount ? $"not in accounts below ${amount.Usd:N0}" : null,
            arguments.Get(NotInTaxable) ? "not in taxable accounts" : null,
            arguments.Get(NotInDeferred) ? "not in deferred accounts" : null,
            arguments.Get(Most) is { } most ? $"up to {most.Percent:0.##}%" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? $"Buys {arguments.Get(Security)} in every account." : $"Buys {arguments.Get(Security)} {string.Join(", ", parts)}.";
    }

    public override PurchaseLimits ReduceTo(Arguments arguments) =>
        new(arguments.Get(Security), arguments.Get(NotBelow), arguments.Get(NotInTaxable), arguments.Get(NotInDeferred), arguments.Get(Most));
}
