using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Imports.Planning;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>What the steps of carrying a plan out share: the session, what the firm had, and the ids that names have got.</summary>
internal sealed record ImportWork(DeskSession Session, ImportId Import, FirmState Firm, ImportPlan Plan)
{
    public AdvisorDb Db => Session.Db;

    /// <summary>The ids of all securities, the new ones too.</summary>
    public Dictionary<Ticker, SecurityId> Securities { get; } = Firm.Securities.ToDictionary(s => s.Ticker, s => s.Id);

    /// <summary>The ids of all accounts, the new ones too.</summary>
    public Dictionary<AccountKey, AccountId> Accounts { get; } = Firm.Accounts.ToDictionary(a => new AccountKey(a.Custodian, a.Number), a => a.Id);
}

/// <summary>
/// Carries a plan out inside the session's transaction. It decides nothing: what it can't do is a bug, and throwing leaves the database as it was.
/// Says what was touched, by id; null when it may be everything (<see cref="ImportTouched"/>).
/// </summary>
internal static class ImportApplier
{
    private const string DefaultFirmName = "My firm";

    public static async Task<Dictionary<string, object?>?> ApplyAsync(DeskSession session, ImportId import, FirmState firm, ImportPlan plan, CancellationToken cancel)
    {
        var work = new ImportWork(session, import, firm, plan);
        await EnsureFirmAsync(work, cancel);
        await MarketApplier.ApplyAsync(work, cancel);
        await IndexApplier.ApplyAsync(work, cancel);
        await AccountApplier.ApplyAsync(work, cancel);
        await HoldingsApplier.ApplyAsync(work, cancel);
        await LedgerApplier.ApplyAsync(work, cancel);
        await BookingApplier.ApplyAsync(work, cancel);
        await CustomizationApplier.ApplyAsync(work, cancel);
        return ImportTouched.Of(work);
    }

    private static async Task EnsureFirmAsync(ImportWork work, CancellationToken cancel)
    {
        if (work.Firm.Firm is null)
        {
            work.Db.Add(new FirmRow { Name = DefaultFirmName, CreatedAt = work.Session.At });
            await work.Db.SaveChangesAsync(cancel);
        }
    }
}
