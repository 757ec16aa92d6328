using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>
/// What each kind of event could have changed for a scan, in one table. The history is what is asked, and not the news in memory: nothing is missed that another
/// process did, or that came while the server was down. An event that the table does not know could have changed everything; a test keeps the table whole.
/// </summary>
internal static class TouchMap
{
    private static readonly FrozenDictionary<string, Action<AuditRow, ScanTouch>> Table = new Dictionary<string, Action<AuditRow, ScanTouch>>(StringComparer.Ordinal)
    {
        ["import.committed"] = Import,
        ["lots.corrected"] = Account,
        ["grace.granted"] = Account,
        ["grace.ended"] = Account,
        ["action.booked"] = Action,
        ["action.reversed"] = Action,
        ["model.approved"] = (_, touch) => touch.Market = true,
        ["risk-model.estimated"] = Everything,
        ["firm.set-up"] = Everything,
        ["firm.demo-created"] = Everything,
        ["proposal.made"] = Proposal,
        ["proposal.sent-to-review"] = Proposal,
        ["proposal.approved-by-policy"] = Proposal,
        ["proposal.edited"] = Proposal,
        ["proposal.approved-first"] = Proposal,
        ["proposal.approved"] = Proposal,
        ["proposal.rejected"] = Proposal,
        ["proposal.sent-back"] = Proposal,
        ["proposal.exported"] = Proposal,
        ["proposal.booked"] = Proposal,
        ["proposal.cancelled"] = Proposal,
        ["proposal.superseded"] = Proposal,
        ["proposal.expired"] = Proposal,
        ["wish.set"] = Subject,
        ["wish.ended"] = Subject,
        ["default.set"] = Subject,
        ["default.ended"] = Subject,
        ["wishes.assigned"] = Everything,
        ["wishes.reversed"] = Everything,
        ["access.denied"] = Nothing,
        ["account.joined-pilots"] = Nothing,
        ["account.left-pilots"] = Nothing,
        ["accounts.scanned"] = Nothing,
        ["alert.acknowledged"] = Nothing,
        ["alert.assigned"] = Nothing,
        ["alert.reopened"] = Nothing,
        ["alert.snoozed"] = Nothing,
        ["column-mapping.deleted"] = Nothing,
        ["column-mapping.saved"] = Nothing,
        ["coverage.attested"] = Nothing,
        ["history.exported"] = Nothing,
        ["history.verified"] = Nothing,
        ["import.discarded"] = Nothing,
        ["import.previewed"] = Nothing,
        ["import.refused"] = Nothing,
        ["model.discarded"] = Nothing,
        ["model.drafted"] = Nothing,
        ["model.edited"] = Nothing,
        ["model.rejected"] = Nothing,
        ["model.submitted"] = Nothing,
        ["orders.downloaded"] = Nothing,
        ["orders.exported"] = Nothing,
        ["orders.file-damaged"] = Nothing,
        ["orders.held-back"] = Nothing,
        ["orders.written"] = Nothing,
        ["person.added"] = Nothing,
        ["person.let-in"] = Nothing,
        ["person.shut-out"] = Nothing,
        ["rule.changed"] = Nothing,
        ["search.deleted"] = Nothing,
        ["search.saved"] = Nothing,
        ["run.cancel-asked"] = Nothing,
        ["run.cancelled"] = Nothing,
        ["run.continued"] = Nothing,
        ["run.failed"] = Nothing,
        ["run.finished"] = Nothing,
        ["run.started"] = Nothing,
        ["target.previewed"] = Nothing,
        ["template.saved"] = Nothing,
        ["wash-sales.checked"] = Nothing,
        ["wish.request-declined"] = Nothing,
        ["wish.requested"] = Nothing,
        ["wishes.previewed"] = Nothing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kinds of events that it knows.</summary>
    public static IEnumerable<string> Known => Table.Keys;

    /// <summary>What some lines could have changed, together.</summary>
    public static ScanTouch Of(IEnumerable<AuditRow> lines)
    {
        var touch = new ScanTouch();
        foreach (var line in lines)
        {
            Table.GetValueOrDefault(line.Action, Everything)(line, touch);
        }
        return touch;
    }

    private static void Nothing(AuditRow line, ScanTouch touch)
    {
    }

    private static void Everything(AuditRow line, ScanTouch touch) => touch.Everything = true;

    private static void Account(AuditRow line, ScanTouch touch)
    {
        if (Id(line.SubjectId) is { } id)
        {
            touch.Accounts.Add(new AccountId(id));
        }
        else
        {
            touch.Everything = true;
        }
    }

    private static void Proposal(AuditRow line, ScanTouch touch)
    {
        if (Id(line.SubjectId) is { } id)
        {
            touch.Proposals.Add(new ProposalId(id));
        }
        else
        {
            touch.Everything = true;
        }
    }

    /// <summary>Booking an action changes lots, and what it does to indexes and wash-sale windows is read with the market.</summary>
    private static void Action(AuditRow line, ScanTouch touch)
    {
        touch.Market = true;
        touch.Actions.Add(line.SubjectId);
    }

    /// <summary>A choice touches those it holds for; one of the firm touches everybody.</summary>
    private static void Subject(AuditRow line, ScanTouch touch)
    {
        if (line.SubjectType == "account" && Id(line.SubjectId) is { } account)
        {
            touch.Accounts.Add(new AccountId(account));
        }
        else if (line.SubjectType == "household" && Id(line.SubjectId) is { } household)
        {
            touch.Households.Add(new HouseholdId(household));
        }
        else if (line.SubjectType == "model" && int.TryParse(line.SubjectId, CultureInfo.InvariantCulture, out var model))
        {
            touch.Models.Add(new ModelId(model));
        }
        else
        {
            touch.Everything = true;
        }
    }

    /// <summary>An import names what it touched, unless that is too much to name.</summary>
    private static void Import(AuditRow line, ScanTouch touch)
    {
        using var payload = JsonDocument.Parse(line.Payload);
        if (!payload.RootElement.TryGetProperty("touched", out var touched) || touched.ValueKind != JsonValueKind.Object)
        {
            touch.Everything = true;
            return;
        }
        touch.Market |= touched.GetProperty("market").GetBoolean();
        touch.Accounts.UnionWith(touched.GetProperty("accounts").EnumerateArray().Select(a => new AccountId(Guid.ParseExact(a.GetString()!, "N"))));
        touch.Households.UnionWith(touched.GetProperty("households").EnumerateArray().Select(h => new HouseholdId(Guid.ParseExact(h.GetString()!, "N"))));
        touch.Prices.UnionWith(touched.GetProperty("prices").EnumerateArray().Select(p => new SecurityId(int.Parse(p.GetString()!, CultureInfo.InvariantCulture))));
    }

    private static Guid? Id(string text) => Guid.TryParseExact(text, "N", out var id) ? id : null;
}
