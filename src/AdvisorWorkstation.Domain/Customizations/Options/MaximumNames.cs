using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The account opens no name beyond a cap. What may be opened up to it is chosen sector by sector in proportion to the target (D'Hondt), in each sector
/// the largest targets first, so that few names still look like the whole. Above the cap nothing is opened and nothing is forced out.
/// </summary>
public sealed record MaximumNames(int? Count) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        if (Count is not { } cap)
        {
            return;
        }
        var held = draft.Assets.Where(a => a.Held > Weight.Zero && (!a.MustSell || a.IsFrozen)).ToList();
        var allowed = Chosen(draft, held, Math.Max(cap - held.Count, 0));
        foreach (var asset in draft.Assets.Where(a => a.Held == Weight.Zero && a.Target > Weight.Zero && !a.NoBuy && !allowed.Contains(a)))
        {
            asset.ForbidBuying($"the account holds at most {cap} names");
        }
    }

    private static HashSet<DraftAsset> Chosen(ProblemDraft draft, List<DraftAsset> held, int places)
    {
        var sectors = draft.Assets
            .Where(a => a.Target > Weight.Zero)
            .GroupBy(a => a.View.Security.Sector)
            .OrderBy(g => g.Key)
            .Select(g => new SectorQueue(
                g.Sum(a => a.Target.Fraction),
                held.Count(a => a.View.Security.Sector == g.Key),
                new Queue<DraftAsset>(g
                    .Where(a => a.Held == Weight.Zero && a is { NoBuy: false, IsFrozen: false })
                    .OrderByDescending(a => a.Target)
                    .ThenBy(a => a.View.Security.Id))))
            .ToList();
        var chosen = new HashSet<DraftAsset>();
        while (chosen.Count < places && sectors.Where(s => s.Waiting.Count > 0).MaxBy(s => s.Weight / (s.Names + 1)) is { } next)
        {
            chosen.Add(next.Waiting.Dequeue());
            next.Names++;
        }
        return chosen;
    }

    private sealed class SectorQueue(decimal weight, int names, Queue<DraftAsset> waiting)
    {
        public decimal Weight => weight;

        public int Names { get; set; } = names;

        public Queue<DraftAsset> Waiting => waiting;
    }
}

/// <summary>Menu row 2.</summary>
public sealed class MaximumNamesOption : PolicyOption<MaximumNames>
{
    private static readonly Parameter<int?> Count = Parameter.OptionalCount("count", "Names", "names", 50, 500);

    public override string Key => "target.maximum-names";

    public override int Number => 2;

    public override Menu Menu => Menu.Target;

    public override string Name => "Maximum number of names";

    public override IReadOnlyList<Parameter> Parameters => [Count];

    public override string Sentence(Arguments arguments) => arguments.Get(Count) is { } count
        ? $"Opens no name beyond {count}; where there are more already, nothing is opened and none has to go."
        : "Holds as many names as are worth it.";

    public override MaximumNames ReduceTo(Arguments arguments) => new(arguments.Get(Count));
}
