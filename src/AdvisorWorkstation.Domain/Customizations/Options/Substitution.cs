using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// One security is bought in place of another. What is held of the other is kept, sold as tax allows, or left to the rest of the policy; the substitute takes
/// what its target has beyond what is kept of it. Without a price of the substitute nothing changes.
/// </summary>
public sealed record Substitution(Ticker Ticker, Ticker By, string Held) : Requirement
{
    public const string Keep = "keep";
    public const string Sell = "sell";
    public const string NeverBuy = "never-buy";

    public override IReadOnlyList<Ticker> Securities => [By];

    public override void Restrict(ProblemDraft draft)
    {
        if (PairIn(draft) is not var (from, _))
        {
            return;
        }
        from.ForbidBuying($"{By} is bought in place of {Ticker}");
        if (Held == Keep)
        {
            from.ForbidSelling($"{Ticker} is kept, and {By} is bought in its place");
        }
    }

    public override void Retarget(ProblemDraft draft)
    {
        if (PairIn(draft) is not var (from, by))
        {
            return;
        }
        var moved = Held == Sell ? from.Target : Weight.Max(from.Target - from.Held, Weight.Zero);
        (from.Target, by.Target) = (from.Target - moved, by.Target + moved);
        draft.Substitutes.Add(by);
    }

    private (DraftAsset From, DraftAsset By)? PairIn(ProblemDraft draft)
    {
        var from = draft.Assets.FirstOrDefault(a => a.View.Security.Ticker == Ticker);
        var by = draft.Assets.FirstOrDefault(a => a.View.Security.Ticker == By && a.View.Price is not null);
        return from is null || by is null || from == by ? null : (from, by);
    }
}

/// <summary>Menu row 48.</summary>
public sealed class SubstitutionOption : PolicyOption<Substitution>
{
    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "In place of");
    private static readonly Parameter<Ticker> By = Parameter.Security("by", "Buy");
    private static readonly Parameter<string> Held = Parameter.Choice("held", "What is held", Substitution.Sell, Substitution.Keep, Substitution.Sell, Substitution.NeverBuy);

    public override string Key => "security.substitution";

    public override int Number => 48;

    public override Menu Menu => Menu.Security;

    public override string Name => "Substitution";

    public override IReadOnlyList<Parameter> Parameters => [Security, By, Held];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments) => arguments.Get(Held) switch
    {
        Substitution.Keep => $"Buys {arguments.Get(By)} in place of {arguments.Get(Security)} and keeps what is held of it.",
        Substitution.Sell => $"Buys {arguments.Get(By)} in place of {arguments.Get(Security)} and sells what is held of it as tax allows.",
        _ => $"Buys {arguments.Get(By)} in place of more {arguments.Get(Security)}.",
    };

    public override Substitution ReduceTo(Arguments arguments) => new(arguments.Get(Security), arguments.Get(By), arguments.Get(Held));
}
