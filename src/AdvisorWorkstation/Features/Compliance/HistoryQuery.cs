using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>What the history is narrowed to.</summary>
/// <param name="From">From this day on, UTC.</param>
/// <param name="To">Up to this day, UTC.</param>
/// <param name="Subject">Of one subject: its id.</param>
/// <param name="Action">Actions that begin so, such as <c>proposal.</c></param>
/// <param name="Words">In a name, a reason or a payload.</param>
public sealed record HistoryFilter(DateOnly? From = null, DateOnly? To = null, string? Subject = null, string? Action = null, string? Words = null);

/// <summary>One line of the history, to read.</summary>
public sealed record HistoryLine
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorName { get; init; }

    public required string ActorRoles { get; init; }

    public required string Session { get; init; }

    public required string Action { get; init; }

    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    public required int SubjectVersion { get; init; }

    public required string Payload { get; init; }

    public required string Reason { get; init; }

    public required byte[] LeafHash { get; init; }

    /// <summary>Whose account it was about, when the subject is a proposal; empty otherwise.</summary>
    public string SubjectName { get; init; } = "";
}

/// <summary>Reads the history, the newest first, narrowed and cut to a window by the database.</summary>
public sealed class HistoryQuery(Desk desk)
{
    private const int LookUpAtOnce = 500;

    private static readonly SortColumns<HistoryLine> Columns = new SortColumns<HistoryLine>()
        .Add(nameof(HistoryLine.Sequence), e => e.Sequence)
        .Add(nameof(HistoryLine.ActorName), e => e.ActorName)
        .Add(nameof(HistoryLine.Action), e => e.Action);

    public async Task<Outcome<GridPage<HistoryLine>>> RunAsync(HistoryFilter filter, GridQuery query, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ReadHistory, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var page = await Columns.Order(Narrow(session.Db, filter), query, nameof(HistoryLine.Sequence), standardDescending: true)
            .ThenByDescending(e => e.Sequence)
            .PageAsync(query, cancel);
        return page with { Rows = await NamedAsync(session.Db, page.Rows, cancel) };
    }

    /// <summary>The lines with the names of the accounts that their proposals are for.</summary>
    internal static async Task<IReadOnlyList<HistoryLine>> NamedAsync(AdvisorDb db, IReadOnlyList<HistoryLine> lines, CancellationToken cancel)
    {
        var ids = lines
            .Where(l => l.SubjectType == "proposal")
            .Select(l => Guid.TryParseExact(l.SubjectId, "N", out var id) ? new ProposalId(id) : (ProposalId?)null)
            .OfType<ProposalId>()
            .Distinct()
            .ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(LookUpAtOnce))
        {
            foreach (var line in await ProposalListQuery.Lines(db).Where(p => some.Contains(p.Id)).Select(p => new { p.Id, p.Household, p.Account }).ToListAsync(cancel))
            {
                names[line.Id.ToString()] = $"{line.Household}, {line.Account}";
            }
        }
        return [.. lines.Select(l => l with { SubjectName = names.GetValueOrDefault(l.SubjectId, "") })];
    }

    internal static IQueryable<HistoryLine> Narrow(AdvisorDb db, HistoryFilter filter)
    {
        IQueryable<AuditRow> rows = db.Set<AuditRow>();
        if (filter.From is { } from)
        {
            var start = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            rows = rows.Where(e => e.At >= start);
        }
        if (filter.To is { } to)
        {
            var end = new DateTimeOffset(to.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            rows = rows.Where(e => e.At < end);
        }
        if (filter.Subject is { Length: > 0 } subject)
        {
            var inside = LikePattern.Containing(subject);
            rows = rows.Where(e => e.SubjectId == subject || EF.Functions.Like(e.Payload, inside, LikePattern.Escape));
        }
        if (filter.Action is { Length: > 0 } action)
        {
            rows = rows.Where(e => e.Action.StartsWith(action));
        }
        if (filter.Words is { Length: > 0 } words)
        {
            var pattern = LikePattern.Containing(words);
            rows = rows.Where(e => EF.Functions.Like(e.ActorName + " " + e.Reason + " " + e.Payload, pattern, LikePattern.Escape));
        }
        return rows.Select(e => new HistoryLine
        {
            Sequence = e.Sequence,
            At = e.At,
            ActorName = e.ActorName,
            ActorRoles = e.ActorRoles,
            Session = e.Session,
            Action = e.Action,
            SubjectType = e.SubjectType,
            SubjectId = e.SubjectId,
            SubjectVersion = e.SubjectVersion,
            Payload = e.Payload,
            Reason = e.Reason,
            LeafHash = e.LeafHash,
        });
    }
}
