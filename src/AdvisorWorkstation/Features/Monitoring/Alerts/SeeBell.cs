using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Remembers until when somebody has seen the alerts under the bell. It changes nobody's data but the viewer's own mark, which is no matter for the history.</summary>
public sealed class SeeBell(Desk desk)
{
    public async Task<Outcome<DateTimeOffset>> RunAsync(DateTimeOffset newest, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var person = session.Who.Person;
        var row = await session.Db.Set<AlertSeenRow>().FirstOrDefaultAsync(s => s.Person == person, cancel);
        if (row is null)
        {
            session.Db.Add(new AlertSeenRow { Person = person, SeenAt = newest });
        }
        else if (row.SeenAt < newest)
        {
            row.SeenAt = newest;
        }
        await session.CommitAsync([], cancel);
        return newest;
    }
}
