using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring.Coverage;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Health;

/// <summary>A signed record of coverage as a file.</summary>
public sealed record CoverageFile(string Name, byte[] Content);

/// <summary>Gives a signed record of coverage away, byte for byte as it was signed; it names accounts, so it is for those who see clients.</summary>
public sealed class CoverageFileQuery(Desk desk)
{
    public async Task<Outcome<CoverageFile>> RunAsync(int record, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeHealth, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return session.Who.May(Capability.SeeClients) && await session.Db.Set<CoverageRow>().FirstOrDefaultAsync(c => c.Id == record, cancel) is { } row
            ? new CoverageFile($"coverage-{row.Day:yyyy-MM-dd}-{row.Id}.txt", Encoding.UTF8.GetBytes(row.Text))
            : new Refusal("not-found", "There is no such record.");
    }
}
