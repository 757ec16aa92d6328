using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>One security is not bought any more; with a soft close, where it is held already it may be.</summary>
public sealed record ClosedSecurity(Ticker Ticker, bool OnlyIfHeld) : Requirement
{
    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Ticker == Ticker && !(OnlyIfHeld && a.Held > Weight.Zero)))
        {
            asset.ForbidBuying(OnlyIfHeld ? $"{Ticker} is closed to new positions" : $"{Ticker} is closed to purchases");
        }
    }
}

/// <summary>Menu row 45.</summary>
public sealed class ClosedSecurityOption : PolicyOption<ClosedSecurity>
{
    private const string Hard = "hard";
    private const string Soft = "soft";

    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "Security");
    private static readonly Parameter<string> Close = Parameter.Choice("close", "Close", Hard, Hard, Soft);

    public override string Key => "security.close";

    public override int Number => 45;

    public override Menu Menu => Menu.Security;

    public override string Name => "Close a security";

    public override IReadOnlyList<Parameter> Parameters => [Security, Close];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments) =>
        arguments.Get(Close) == Soft
            ? $"Buys {arguments.Get(Security)} only where it is held already."
            : $"Buys no more {arguments.Get(Security)}.";

    public override ClosedSecurity ReduceTo(Arguments arguments) => new(arguments.Get(Security), arguments.Get(Close) == Soft);
}
