using System.Globalization;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>A sleeve as it is typed: a source that was chosen, or a ticker.</summary>
public sealed class SleeveField
{
    public const string Security = "security";

    public string Source { get; set; } = Security;

    public string Ticker { get; set; } = "";

    public string Percent { get; set; } = "";
}

/// <summary>A sector's tilt as it is typed.</summary>
public sealed class SectorField
{
    public Sector Sector { get; set; } = Sectors.All[0];

    public string Factor { get; set; } = "1";
}

/// <summary>An attribute's tilt as it is typed.</summary>
public sealed class AttributeField
{
    public string Attribute { get; set; } = "";

    public string Center { get; set; } = "0";

    /// <summary>Percent for each point.</summary>
    public string Slope { get; set; } = "0";

    public string Least { get; set; } = "0.5";

    public string Most { get; set; } = "2";
}

/// <summary>A draft as it is typed, and what is wrong with what was typed.</summary>
public sealed class ModelDraftForm
{
    public DateOnly? Effective { get; set; }

    public List<SleeveField> Sleeves { get; } = [];

    public List<SectorField> SectorTilts { get; } = [];

    public List<AttributeField> AttributeTilts { get; } = [];

    /// <summary>Tickers, separated by commas or blanks.</summary>
    public string Excluded { get; set; } = "";

    public HashSet<Sector> ExcludedSectors { get; } = [];

    public HashSet<string> Screens { get; } = [];

    public string NameCap { get; set; } = "";

    public string SectorCap { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>A form that shows a draft.</summary>
    public static ModelDraftForm Of(ModelDraft draft, DraftChoices choices)
    {
        var (definition, effective) = draft;
        var form = new ModelDraftForm { Effective = effective, NameCap = Percent(definition.Caps.Name), SectorCap = Percent(definition.Caps.Sector) };
        form.Sleeves.AddRange(definition.Sleeves.Select(s => s.Source is SleeveSource.OfSecurity(var security)
            ? new SleeveField { Ticker = choices.TickerOf(security), Percent = Percent(s.Weight) }
            : new SleeveField { Source = s.Source.ToString(), Percent = Percent(s.Weight) }));
        form.SectorTilts.AddRange(definition.SectorTilts.Select(t => new SectorField { Sector = t.Sector, Factor = Text(t.Factor) }));
        form.AttributeTilts.AddRange(definition.AttributeTilts.Select(t => new AttributeField
        {
            Attribute = t.Attribute,
            Center = Text(t.Center),
            Slope = Text(t.Slope * 100m),
            Least = Text(t.Least),
            Most = Text(t.Most),
        }));
        form.Excluded = string.Join(", ", definition.Exclusions.Securities.Select(choices.TickerOf));
        form.ExcludedSectors.UnionWith(definition.Exclusions.Sectors);
        form.Screens.UnionWith(definition.Exclusions.Screens);
        return form;
    }

    /// <summary>The draft that was typed, or everything that can't be read.</summary>
    public Outcome<ModelDraft> Read(DraftChoices choices)
    {
        var faults = new List<string>();
        var draft = new ModelDraft(
            new ModelDefinition(
                [.. Sleeves.Select(s => new Sleeve(SourceOf(s, choices, faults), new Weight(Number(s.Percent, "the part of a sleeve", faults) / 100m)))],
                [.. SectorTilts.Select(t => new SectorTilt(t.Sector, Number(t.Factor, $"the tilt of {t.Sector.Name()}", faults)))],
                [.. AttributeTilts.Select(t => Read(t, faults))],
                new ModelExclusions(
                    [.. Excluded.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(t => SecurityOf(t, choices, faults)).Distinct().Order()],
                    [.. ExcludedSectors.Order()],
                    [.. Screens.Order(StringComparer.Ordinal)]),
                new ModelCaps(Cap(NameCap, "the largest name", faults), Cap(SectorCap, "the largest sector", faults))),
            Effective ?? default);
        if (Effective is null)
        {
            faults.Add("Choose the day that it holds from.");
        }
        return faults.Count == 0 ? draft : new Refusal("unreadable", string.Join(' ', faults.Distinct()));
    }

    private static AttributeTilt Read(AttributeField field, List<string> faults) => new(
        field.Attribute,
        Number(field.Center, $"the center of {field.Attribute}", faults),
        Number(field.Slope, $"the slope of {field.Attribute}", faults) / 100m,
        Number(field.Least, $"the least factor of {field.Attribute}", faults),
        Number(field.Most, $"the largest factor of {field.Attribute}", faults));

    private static SleeveSource SourceOf(SleeveField field, DraftChoices choices, List<string> faults) =>
        field.Source == SleeveField.Security
            ? new SleeveSource.OfSecurity(SecurityOf(field.Ticker, choices, faults))
            : SleeveSource.TryParse(field.Source) ?? throw new InvalidOperationException($"the page offered '{field.Source}'");

    private static SecurityId SecurityOf(string text, DraftChoices choices, List<string> faults)
    {
        if (Ticker.TryParse(text.Trim()) is { } ticker && choices.Tickers.TryGetValue(ticker, out var id))
        {
            return id;
        }
        faults.Add(text.Trim().Length == 0 ? "Type the ticker of the sleeve that is one security." : $"There is no security {text.Trim()}. Import it, or correct the ticker.");
        return default;
    }

    private static Weight? Cap(string text, string what, List<string> faults) =>
        text.Trim().Length == 0 ? null : new Weight(Number(text, what, faults) / 100m);

    private static decimal Number(string text, string what, List<string> faults)
    {
        if (decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }
        faults.Add($"'{text.Trim()}' is not a number: {what}.");
        return 0m;
    }

    private static string Percent(Weight? weight) => weight is { } known ? Text(known.Percent) : "";

    private static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
