using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>Ends the work over many accounts that is under way, for whoever may start one.</summary>
public sealed class CancelBulk(Desk desk, BulkMonitor monitor)
{
    public async Task<Outcome<bool>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.AssignTemplates, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return monitor.Cancel(session.Who.Name) ? true : new Refusal("none", "Nothing is being computed any more.");
    }
}
