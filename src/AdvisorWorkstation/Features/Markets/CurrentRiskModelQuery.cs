using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

public sealed class CurrentRiskModelQuery
{
    public async Task<Outcome<RiskModel>> RunAsync(AdvisorDb db, CancellationToken cancel)
    {
        var row = await db.Set<RiskModelRow>().AsNoTracking().OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancel);
        return row is null ? new Refusal("no-risk-model", "There is no risk model yet.") : RiskModelBlob.Read(row.Content);
    }

    public async Task<RiskModel> ByHashAsync(AdvisorDb db, string hash, CancellationToken cancel) =>
        RiskModelBlob.Read((await db.Set<RiskModelRow>().AsNoTracking().SingleAsync(m => m.Hash == hash, cancel)).Content);
}
