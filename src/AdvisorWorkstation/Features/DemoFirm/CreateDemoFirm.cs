using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.People;
using AdvisorWorkstation.Features.DemoFirm.Rows;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.DemoFirm;

/// <summary>How far the work is.</summary>
/// <param name="Fraction">From 0 to 1.</param>
/// <param name="Doing">What is being done, in words.</param>
public sealed record DemoFirmProgress(double Fraction, string Doing);

/// <summary>Which demo firm.</summary>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Seed">What chance starts from: the same seed and day make the same firm.</param>
/// <param name="AsOf">The last day with prices; null for the last weekday before today.</param>
/// <param name="Progress">Told how far the work is.</param>
public sealed record CreateDemoFirmInput(
    int Accounts = CreateDemoFirm.UsualAccounts, ulong Seed = 1, DateOnly? AsOf = null, IProgress<DemoFirmProgress>? Progress = null);

/// <summary>What was made.</summary>
public sealed record CreatedDemoFirm(DateOnly AsOf, int Households, int Accounts, int Positions, int Lots, string RiskModelHash);

/// <summary>
/// Fills an empty database with an invented firm. It takes the right to import, which is what it does with rows that no file holds; everything
/// happens in one transaction, after the firm was made in memory, so that nobody waits for the lock while it is.
/// </summary>
public sealed class CreateDemoFirm(Desk desk, TimeProvider clock)
{
    public const int UsualAccounts = 250;
    public const int MostAccounts = 5_000;

    private const double MarketDone = 0.15;
    private const double MadeDone = 0.4;

    /// <summary>The catalogue's accounts have to be there.</summary>
    public static int FewestAccounts => DemoCases.Cast.Count;

    public async Task<Outcome<CreatedDemoFirm>> RunAsync(CreateDemoFirmInput input, Actor actor, CancellationToken cancel)
    {
        var asOf = input.AsOf ?? TradingDays.Before(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if ((Fault(input, asOf) ?? await RefusalAsync(actor, cancel)) is { } refusal)
        {
            return refusal;
        }
        input.Progress?.Report(new DemoFirmProgress(0d, "Simulating five years of prices"));
        var made = input.Progress is { } progress
            ? new Steps(part => progress.Report(new DemoFirmProgress(MarketDone + (part * (MadeDone - MarketDone)), "Making accounts and lots")))
            : null;
        var rows = DemoFirmRows.Draw(asOf, input.Accounts, input.Seed, made, cancel);
        return await StoreAsync(rows, input, actor, cancel);
    }

    private static Refusal? Fault(CreateDemoFirmInput input, DateOnly asOf) =>
        input.Accounts < FewestAccounts || input.Accounts > MostAccounts
            ? new Refusal("accounts", $"A demo firm has {FewestAccounts} to {MostAccounts:N0} accounts; {input.Accounts:N0} were asked for.")
            : !asOf.IsWeekday()
                ? new Refusal("as-of", $"{asOf:yyyy-MM-dd} is not a weekday. Name the last trading day that prices are to end on.")
                : null;

    private async Task<Refusal?> RefusalAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return await HoldsAFirmAsync(session.Db, cancel);
    }

    private static async Task<Refusal?> HoldsAFirmAsync(AdvisorDb db, CancellationToken cancel) =>
        await db.Set<FirmRow>().AnyAsync(cancel) || await db.Set<SecurityRow>().AnyAsync(cancel)
            ? new Refusal("firm-exists", "This data folder already holds a firm. Choose an empty one for the demo.")
            : null;

    private async Task<Outcome<CreatedDemoFirm>> StoreAsync(
        DemoFirmRows rows, CreateDemoFirmInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await HoldsAFirmAsync(session.Db, cancel) is { } refusal)
        {
            return refusal;
        }
        var storing = new Steps(part => input.Progress?.Report(new DemoFirmProgress(MadeDone + (part * (1d - MadeDone)), "Storing")));
        await DemoFirmInsert.RunAsync(session, rows, storing, cancel);
        await session.CommitAsync([Created(rows, input), EstimatedModelRow.Event(rows.Market.Risk)], cancel);
        input.Progress?.Report(new DemoFirmProgress(1d, "Done"));
        return new CreatedDemoFirm(
            rows.Market.AsOf,
            rows.Clients.Households.Count,
            rows.Clients.Accounts.Count,
            rows.Clients.Positions.Count,
            rows.Clients.Lots.Count,
            rows.Market.Risk.Hash);
    }

    private static AuditEvent Created(DemoFirmRows rows, CreateDemoFirmInput input) => new(
        "firm.demo-created", "firm", FirmRow.OnlyId.ToString(System.Globalization.CultureInfo.InvariantCulture), 0, new Dictionary<string, object?>
        {
            ["name"] = DemoPeople.FirmName,
            ["seed"] = input.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["asOf"] = rows.Market.AsOf,
            ["accounts"] = rows.Clients.Accounts.Count,
            ["lots"] = rows.Clients.Lots.Count,
        });

    /// <summary>Tells at once and in order, unlike <see cref="Progress{T}"/>, which posts.</summary>
    private sealed class Steps(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
