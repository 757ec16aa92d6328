using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>Shuts a person out, or lets them back in. Open pages of a person who is shut out end within a minute; their next action is refused at once.</summary>
public sealed class ShutOutPerson(Desk desk)
{
    public async Task<Outcome<bool>> RunAsync(PersonId person, bool shutOut, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ManagePeople, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (person == actor.Person)
        {
            return new Refusal("yourself", "You can't shut yourself out. Ask another administrator.");
        }
        var row = await session.Db.Users.FirstOrDefaultAsync(p => p.Id == person.Value && !p.IsService, cancel);
        if (row is null)
        {
            return new Refusal("not-found", "There is no such person.");
        }
        row.IsDisabled = shutOut;
        row.SecurityStamp = Guid.NewGuid().ToString("N");
        await session.CommitAsync(
            [
                new AuditEvent(shutOut ? "person.shut-out" : "person.let-in", "person", person.ToString(), 0, new Dictionary<string, object?>
                {
                    ["name"] = row.DisplayName,
                }),
            ],
            cancel);
        return shutOut;
    }
}
