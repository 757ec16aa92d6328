using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// When losses are taken. Year-round, what a loss saves counts with a part that grows over the year, because waiting may bring a better loss: the rest is
/// what waiting is reckoned at. At the year's end it counts in December only; always, in full; off, not at all.
/// </summary>
/// <param name="Profile">Which of the four.</param>
/// <param name="From">The part on the first of January.</param>
/// <param name="To">The part on the last of December.</param>
public sealed record HarvestProfile(string Profile, Weight From, Weight To) : Requirement
{
    public const string YearRound = "year-round";
    public const string YearEnd = "year-end";
    public const string Always = "always";
    public const string Off = "off";

    private const int December = 12;

    /// <summary>The part of a loss's saving that counts on a day.</summary>
    public Weight PartOn(AsOf day) => Profile switch
    {
        YearRound => From + ((To - From) * ((day.Date.DayOfYear - 1m) / (new DateOnly(day.TaxYear, December, 31).DayOfYear - 1m))),
        YearEnd => day.Date.Month == December ? Weight.One : Weight.Zero,
        Always => Weight.One,
        Off => Weight.Zero,
        _ => throw new InvalidOperationException($"no harvest profile '{Profile}'"),
    };

    public override void Consider(ProblemDraft draft)
    {
        var part = PartOn(draft.AsOf).Fraction;
        foreach (var lot in draft.Lots.Where(l => l.IsLoss))
        {
            lot.TaxWeight *= part;
        }
    }
}

/// <summary>Menu row 23.</summary>
public sealed class HarvestProfileOption : PolicyOption<HarvestProfile>
{
    private static readonly Parameter<string> Profile = Parameter.Choice("profile", "Profile", HarvestProfile.YearRound, HarvestProfile.YearRound, HarvestProfile.YearEnd, HarvestProfile.Always, HarvestProfile.Off);
    private static readonly Parameter<Weight> From = Parameter.Percent("from", "In January", 80, 0, 100);
    private static readonly Parameter<Weight> To = Parameter.Percent("to", "In December", 95, 0, 100);

    public override string Key => "tax.harvest-profile";

    public override int Number => 23;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Harvest profile";

    public override IReadOnlyList<Parameter> Parameters => [Profile, From, To];

    public override string Sentence(Arguments arguments) => arguments.Get(Profile) switch
    {
        HarvestProfile.YearRound => $"Harvests losses all year: what one saves counts with {arguments.TextOf(From)}% in January, rising to {arguments.TextOf(To)}% in December, because waiting may bring a better one.",
        HarvestProfile.YearEnd => "Harvests losses in December only.",
        HarvestProfile.Always => "Harvests losses all year and counts what they save in full.",
        _ => "Seeks no losses.",
    };

    public override HarvestProfile ReduceTo(Arguments arguments) => new(arguments.Get(Profile), arguments.Get(From), arguments.Get(To));
}
