using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>A preview as a viewer sees it: the accounts of the viewer's books only.</summary>
/// <param name="AsOf">The day whose prices it stands on.</param>
/// <param name="ComputedAt">When.</param>
/// <param name="ComputedBy">By whom.</param>
/// <param name="InputHash">What it was computed from.</param>
/// <param name="Stale">What has moved since, in a sentence; null when nothing has.</param>
/// <param name="Accounts">The accounts, by household.</param>
public sealed record PreviewView(
    DateOnly AsOf, DateTimeOffset ComputedAt, string ComputedBy, string InputHash, string? Stale, IReadOnlyList<PreviewLine> Accounts)
{
    /// <summary>All computed accounts together.</summary>
    public Domain.Models.EffectTotals Totals { get; } = Domain.Models.EffectTotals.Of([.. Accounts.Select(a => a.Preview.Effect).OfType<Domain.Models.TargetEffect>()]);
}

/// <summary>An account of a preview with its names.</summary>
public sealed record PreviewLine(string Household, string Account, AccountPreview Preview);

/// <summary>Keeps previews, and reads them for who may see the accounts.</summary>
internal static class PreviewStore
{
    /// <summary>What moves the inputs of a preview.</summary>
    private static readonly string[] Moving =
    [
        "import.committed", "orders.exported", "risk-model.estimated", "model.approved", "grace.granted", "grace.ended",
        "wish.set", "wish.ended", "default.set", "default.ended", "wishes.assigned", "wishes.reversed",
    ];

    public static async Task SaveAsync(
        DeskSession session, PreviewSubject subject, PreviewWork work, PreviewContent content, string input, CancellationToken cancel)
    {
        var row = await session.Db.Set<PreviewRow>().FirstOrDefaultAsync(p => p.Kind == subject.Kind && p.SubjectId == subject.Id, cancel);
        if (row is null)
        {
            row = new PreviewRow
            {
                Kind = subject.Kind,
                SubjectId = subject.Id,
                SubjectHash = "",
                AsOf = default,
                InputHash = "",
                ComputedAt = default,
                ComputedBy = "",
                HistoryLength = 0,
                Content = [],
            };
            session.Db.Add(row);
        }
        (row.SubjectHash, row.AsOf, row.InputHash) = (work.Changed.Hash, work.Before.AsOf.Date, input);
        (row.ComputedAt, row.ComputedBy, row.HistoryLength) = (session.At, session.Who.Name, work.HistoryLength);
        row.Content = StoredContent.Of(content).Content;
    }

    /// <summary>The preview of a change; null when none was computed.</summary>
    public static async Task<PreviewView?> ReadAsync(AdvisorDb db, PreviewSubject subject, string subjectHash, CancellationToken cancel)
    {
        var row = await db.Set<PreviewRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Kind == subject.Kind && p.SubjectId == subject.Id, cancel);
        if (row is null)
        {
            return null;
        }
        var names = await db.Set<AccountRow>()
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new { a.Id, a.Name, Household = h.Name })
            .ToDictionaryAsync(a => a.Id, cancel);
        return new PreviewView(
            row.AsOf,
            row.ComputedAt,
            row.ComputedBy,
            row.InputHash,
            await StaleAsync(db, row, subjectHash, cancel),
            [
                .. StoredContent.Read<PreviewContent>(row.Content).Accounts
                    .Where(a => names.ContainsKey(a.Account))
                    .Select(a => new PreviewLine(names[a.Account].Household, names[a.Account].Name, a)),
            ]);
    }

    private static async Task<string?> StaleAsync(AdvisorDb db, PreviewRow row, string subjectHash, CancellationToken cancel)
    {
        if (row.SubjectHash != subjectHash)
        {
            return "The change itself is another since.";
        }
        if (await PriceDays.NewestWholeAsync(db, cancel) is { } day && day > row.AsOf)
        {
            return $"There are prices of {day:yyyy-MM-dd} since.";
        }
        return await db.Set<AuditRow>().AsNoTracking().AnyAsync(e => e.Sequence >= row.HistoryLength && Moving.Contains(e.Action), cancel)
            ? "Positions, wishes, models or orders have changed since."
            : null;
    }
}
