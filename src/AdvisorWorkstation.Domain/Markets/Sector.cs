namespace AdvisorWorkstation.Domain.Markets;

/// <summary>The eleven sectors of the Global Industry Classification Standard (MSCI and S&amp;P, structure of 2023).</summary>
public enum Sector
{
    Energy = 10,
    Materials = 15,
    Industrials = 20,
    ConsumerDiscretionary = 25,
    ConsumerStaples = 30,
    HealthCare = 35,
    Financials = 40,
    InformationTechnology = 45,
    CommunicationServices = 50,
    Utilities = 55,
    RealEstate = 60,

    /// <summary>Funds and securities that carry no sector.</summary>
    Unclassified = 99,
}

/// <summary>The sectors' names in files and on screens.</summary>
public static class Sectors
{
    private static readonly Dictionary<Sector, string> Names = new()
    {
        [Sector.Energy] = "Energy",
        [Sector.Materials] = "Materials",
        [Sector.Industrials] = "Industrials",
        [Sector.ConsumerDiscretionary] = "Consumer Discretionary",
        [Sector.ConsumerStaples] = "Consumer Staples",
        [Sector.HealthCare] = "Health Care",
        [Sector.Financials] = "Financials",
        [Sector.InformationTechnology] = "Information Technology",
        [Sector.CommunicationServices] = "Communication Services",
        [Sector.Utilities] = "Utilities",
        [Sector.RealEstate] = "Real Estate",
        [Sector.Unclassified] = "Unclassified",
    };

    private static readonly Dictionary<string, Sector> ByName = CreateByName();

    /// <summary>All eleven sectors, without <see cref="Sector.Unclassified"/>, in the standard's order.</summary>
    public static IReadOnlyList<Sector> All { get; } = [.. Names.Keys.Where(s => s != Sector.Unclassified)];

    /// <summary>The standard's name.</summary>
    public static string Name(this Sector sector) => Names[sector];

    /// <summary>A name that fits a narrow column.</summary>
    public static string ShortName(this Sector sector) => sector switch
    {
        Sector.Industrials => "Indust.",
        Sector.ConsumerDiscretionary => "Discr.",
        Sector.ConsumerStaples => "Staples",
        Sector.HealthCare => "Health",
        Sector.Financials => "Fin.",
        Sector.InformationTechnology => "Tech",
        Sector.CommunicationServices => "Comm.",
        Sector.Unclassified => "Other",
        _ => sector.Name(),
    };

    /// <summary>Reads a sector's name as files spell it; null when it is none.</summary>
    public static Sector? TryParse(string text) => ByName.TryGetValue(text.Trim(), out var sector) ? sector : null;

    private static Dictionary<string, Sector> CreateByName()
    {
        var byName = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);
        byName["Communication"] = Sector.CommunicationServices;
        byName["Communications"] = Sector.CommunicationServices;
        byName["Technology"] = Sector.InformationTechnology;
        byName["Information Tech"] = Sector.InformationTechnology;
        byName["Healthcare"] = Sector.HealthCare;
        return byName;
    }
}
