using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.DemoFirm.Rows;

/// <summary>The whole demo firm, before it is in a database.</summary>
/// <param name="Market">The simulated market, with its risk model.</param>
/// <param name="Attributes">Screens and scores.</param>
/// <param name="People">Who works there.</param>
/// <param name="Clients">Whom it serves.</param>
/// <param name="Wishes">What they want.</param>
public sealed record DemoFirmRows(
    DemoMarket Market,
    IReadOnlyList<SecurityAttributeRow> Attributes,
    PeopleRows People,
    ClientRows Clients,
    IReadOnlyList<CustomizationRow> Wishes)
{
    /// <summary>Makes the firm. The same seed, day and number of accounts make the same firm, bit for bit.</summary>
    /// <param name="asOf">The last trading day with prices.</param>
    /// <param name="accounts">Accounts, those of the catalogue included.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <param name="cancel">Ends the work.</param>
    public static DemoFirmRows Draw(DateOnly asOf, int accounts, ulong seed, IProgress<double>? progress, CancellationToken cancel)
    {
        var random = new SeededRandom(seed);
        var market = DemoMarket.Draw(asOf, random.Fork("market"));
        var people = PeopleRows.Draw(asOf, random.Fork("people"));
        var households = new ClientDraw(asOf, random.Fork("clients")).Draw(accounts);
        var clients = new ClientRows(market, [.. people.Books.Select(b => b.Id)]);
        var contents = new ContentDraw(market);
        for (var i = 0; i < households.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            clients.Add(households[i], contents.Draw(households[i], random.Fork("content", i)));
            progress?.Report((i + 1d) / households.Count);
        }
        return new DemoFirmRows(
            market, MarketRowsOf.Attributes(market, random.Fork("attributes")), people, clients, new WishRows(market).Of(households));
    }
}
