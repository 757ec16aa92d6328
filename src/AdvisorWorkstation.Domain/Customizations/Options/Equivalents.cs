using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Securities that stand for each other: their targets add up, the first of the list is bought, the others count as it and are not bought. Where more is held
/// than the targets together, the last of the list is sold first.
/// </summary>
/// <param name="Tickers">In the order in which they are bought, with commas between; the reverse is the order in which they are sold.</param>
public sealed record Equivalents(string Tickers) : Requirement
{
    public override IReadOnlyList<Ticker> Securities => [.. Tickers.Split(", ").Select(Ticker.Parse)];

    public override void Restrict(ProblemDraft draft)
    {
        var members = MembersIn(draft);
        foreach (var asset in members.Skip(1))
        {
            asset.ForbidBuying($"{members[0].View.Security.Ticker} is bought in place of {asset.View.Security.Ticker}");
        }
    }

    public override void Retarget(ProblemDraft draft)
    {
        var members = MembersIn(draft);
        if (members.Count < 2)
        {
            return;
        }
        var left = new Weight(members.Sum(a => a.Target.Fraction));
        foreach (var asset in members)
        {
            asset.Target = asset.Held < left ? asset.Held : left;
            left -= asset.Target;
        }
        members[0].Target += left;
    }

    private List<DraftAsset> MembersIn(ProblemDraft draft) =>
        [.. Securities.Select(t => draft.Assets.FirstOrDefault(a => a.View.Security.Ticker == t && a.View.Price is not null)).OfType<DraftAsset>()];
}

/// <summary>Menu row 49.</summary>
public sealed class EquivalentsOption : PolicyOption<Equivalents>
{
    private static readonly Parameter<string> Tickers = Parameter.Securities("tickers", "In the order of buying");

    public override string Key => "security.equivalents";

    public override int Number => 49;

    public override Menu Menu => Menu.Security;

    public override string Name => "Equivalents";

    public override IReadOnlyList<Parameter> Parameters => [Tickers];

    public override Parameter Instance => Tickers;

    public override string Sentence(Arguments arguments) =>
        $"Treats {arguments.Get(Tickers)} as one: buys the first, and sells the last of them first.";

    public override Equivalents ReduceTo(Arguments arguments) => new(arguments.Get(Tickers));
}
