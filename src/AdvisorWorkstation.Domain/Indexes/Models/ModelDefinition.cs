using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>What a sleeve holds. It is written <c>index:1</c>, <c>model:2</c> or <c>security:3</c>.</summary>
public abstract record SleeveSource
{
    private SleeveSource() { }

    /// <summary>The names of an index at its weights of the day.</summary>
    public sealed record OfIndex(IndexId Index) : SleeveSource { public override string ToString() => $"index:{Index.Value}"; }

    /// <summary>The names of another model at its weights of the day.</summary>
    public sealed record OfModel(ModelId Model) : SleeveSource { public override string ToString() => $"model:{Model.Value}"; }

    /// <summary>One security, such as a fund.</summary>
    public sealed record OfSecurity(SecurityId Security) : SleeveSource { public override string ToString() => $"security:{Security}"; }

    /// <summary>Reads what <see cref="object.ToString"/> writes; null when it is none of the three.</summary>
    public static SleeveSource? TryParse(string text) =>
        text.Split(':') is [var kind, var id] && int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? kind switch
            {
                "index" => new OfIndex(new IndexId(number)),
                "model" => new OfModel(new ModelId(number)),
                "security" => new OfSecurity(new SecurityId(number)),
                _ => null,
            }
            : null;
}

/// <summary>A part of a model.</summary>
/// <param name="Source">What it holds.</param>
/// <param name="Weight">Its part of the model, above zero.</param>
public sealed record Sleeve(SleeveSource Source, Weight Weight);

/// <summary>Multiplies the weights of a sector; the whole is rescaled afterwards.</summary>
/// <param name="Sector">Which.</param>
/// <param name="Factor">1 changes nothing, 0 leaves nothing of it.</param>
public sealed record SectorTilt(Sector Sector, decimal Factor);

/// <summary>
/// Multiplies weights by what an attribute says: <c>min(Most, max(Least, 1 + Slope (value - Center)))</c>. A security that does not carry the
/// attribute keeps its weight.
/// </summary>
/// <param name="Attribute">The column of an attributes file.</param>
/// <param name="Center">The value that changes nothing.</param>
/// <param name="Slope">What a point of the attribute adds to the factor; 0 changes nothing, below 0 prefers low values.</param>
/// <param name="Least">The smallest factor.</param>
/// <param name="Most">The largest factor.</param>
public sealed record AttributeTilt(string Attribute, decimal Center, decimal Slope, decimal Least, decimal Most);

/// <summary>What the model never holds; its part goes to the others in proportion.</summary>
/// <param name="Securities">Single securities.</param>
/// <param name="Sectors">Whole sectors.</param>
/// <param name="Screens">Attributes: no security is held whose value is above zero.</param>
public sealed record ModelExclusions(IReadOnlyList<SecurityId> Securities, IReadOnlyList<Sector> Sectors, IReadOnlyList<string> Screens)
{
    /// <summary>Nothing is excluded.</summary>
    public static readonly ModelExclusions None = new([], [], []);
}

/// <summary>The largest weights of a model; null is no limit.</summary>
/// <param name="Name">Of one security.</param>
/// <param name="Sector">Of one sector. Funds carry none and are not limited by it.</param>
public sealed record ModelCaps(Weight? Name, Weight? Sector)
{
    /// <summary>No limits.</summary>
    public static readonly ModelCaps None = new(null, null);
}

/// <summary>
/// How a model's weights come about, in this order: sleeves are added up, exclusions taken out, tilts applied, and what is above a cap goes to the
/// others in proportion. A model of five funds is five sleeves of one security each.
/// </summary>
/// <param name="Sleeves">Its parts; their weights sum to one.</param>
/// <param name="SectorTilts">Tilts by sector, each sector once.</param>
/// <param name="AttributeTilts">Tilts by attribute, each attribute once.</param>
/// <param name="Exclusions">What it never holds.</param>
/// <param name="Caps">Its largest weights.</param>
public sealed record ModelDefinition(
    IReadOnlyList<Sleeve> Sleeves,
    IReadOnlyList<SectorTilt> SectorTilts,
    IReadOnlyList<AttributeTilt> AttributeTilts,
    ModelExclusions Exclusions,
    ModelCaps Caps)
{
    /// <summary>Sleeves as they are.</summary>
    public static ModelDefinition Of(params IReadOnlyList<Sleeve> sleeves) => new(sleeves, [], [], ModelExclusions.None, ModelCaps.None);

    /// <summary>An index as it is.</summary>
    public static ModelDefinition Whole(IndexId index) => Of(new Sleeve(new SleeveSource.OfIndex(index), Weight.One));
}
