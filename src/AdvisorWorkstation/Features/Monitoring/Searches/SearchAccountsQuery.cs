using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Searches;

/// <summary>An account that fits.</summary>
public sealed record FoundAccount(AccountId Id, string Household, string Account, Money Value, BasisPoints? TrackingError, Weight Cash, Money HarvestableTax, string Found);

/// <summary>A search that the viewer saved.</summary>
public sealed record SavedSearch(int Id, string Name, string When, AlertLevel? Alerts);

/// <summary>What a search finds in the viewer's books.</summary>
/// <param name="Found">The accounts that fit, the most valuable first; empty without conditions.</param>
/// <param name="Looked">Accounts that were measured.</param>
/// <param name="Unknown">Accounts that could not be measured: they fit nothing.</param>
/// <param name="Mine">The viewer's searches.</param>
/// <param name="MayAlert">True when the viewer may have alerts raised.</param>
/// <param name="MayRule">True when the viewer may make exception rules.</param>
public sealed record AccountSearch(
    IReadOnlyList<FoundAccount> Found, int Looked, int Unknown, IReadOnlyList<SavedSearch> Mine, bool MayAlert, bool MayRule);

/// <summary>Finds the accounts of the viewer's books that fit conditions, as the last scan measured them.</summary>
public sealed class SearchAccountsQuery(Desk desk)
{
    /// <param name="when">The conditions as text; empty for none.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<AccountSearch>> RunAsync(string when, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var formula = when.Length == 0 ? null : (Outcome<Formula>?)Formula.Parse(when, AccountFields.All);
        if (formula is { IsRefused: true, Refusal: var fault })
        {
            return fault;
        }
        var scans = await db.Set<AccountScanRow>()
            .Join(db.Set<AccountRow>().Where(a => a.Enrolled), s => s.AccountId, a => a.Id, (s, a) => new { Scan = s, a.Name, a.HouseholdId })
            .Join(db.Set<HouseholdRow>(), s => s.HouseholdId, h => h.Id, (s, h) => new { s.Scan, s.Name, Household = h.Name })
            .ToListAsync(cancel);
        var measured = scans.Where(s => s.Scan.Failure is null).ToList();
        return new AccountSearch(
            formula is not { } conditions ? [] :
            [
                .. measured
                    .Select(s => (Row: s, Found: SearchedFor.Of(0, "", conditions.Value, AlertLevel.Note, s.Scan.Measures()).Found))
                    .Where(s => s.Found.Length > 0)
                    .OrderByDescending(s => s.Row.Scan.NetAssetValue)
                    .ThenBy(s => s.Row.Scan.AccountId)
                    .Select(s => new FoundAccount(
                        s.Row.Scan.AccountId, s.Row.Household, s.Row.Name, s.Row.Scan.NetAssetValue, s.Row.Scan.TrackingError, s.Row.Scan.Cash, s.Row.Scan.HarvestableTax, s.Found)),
            ],
            measured.Count,
            scans.Count - measured.Count,
            (await db.Set<SavedSearchRow>().Where(s => s.Owner == session.Who.Person).OrderBy(s => s.Name).ToListAsync(cancel)).ConvertAll(s => new SavedSearch(s.Id, s.Name, s.When, s.Alerts)),
            session.Who.May(Capability.HandleAlerts),
            session.Who.May(Capability.ChangeRules));
    }
}
