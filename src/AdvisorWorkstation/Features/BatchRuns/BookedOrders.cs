using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Notes which orders the books show, once: what an account holds later says nothing about them any more.</summary>
internal static class BookedOrders
{
    public static async Task<IReadOnlyList<AuditEvent>> NoteAsync(DeskSession writing, HouseholdBooks books, CancellationToken cancel)
    {
        var events = new List<AuditEvent>();
        foreach (var account in books.Accounts)
        {
            foreach (var orders in books.OrdersOut[account.Id].Where(o => o is { Booked: false, Kind: WashSourceKind.OrderOut } && o.WhyOut(account, books) is null))
            {
                var row = await writing.Db.Set<ProposalRow>().SingleAsync(p => p.Id == orders.Proposal, cancel);
                row.Booked = true;
                row.Version++;
                events.Add(new AuditEvent("proposal.booked", "proposal", row.Id.ToString(), row.Revision, new Dictionary<string, object?>
                {
                    ["account"] = account.Id.ToString(),
                    ["tradeDate"] = orders.Date,
                    ["holdingsAsOf"] = account.HoldingsAsOf,
                }));
            }
        }
        return events;
    }
}
