using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>Ends the preview that is under way, for whoever may start one.</summary>
public sealed class CancelPreview(Desk desk, PreviewMonitor monitor)
{
    public async Task<Outcome<bool>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ChangeModels, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return monitor.Cancel(session.Who.Name) ? true : new Refusal("no-preview", "No preview is being computed any more.");
    }
}
