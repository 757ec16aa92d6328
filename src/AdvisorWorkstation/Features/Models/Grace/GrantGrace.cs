using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Grace;

/// <summary>A name to keep.</summary>
/// <param name="Account">In which account.</param>
/// <param name="Security">Which.</param>
/// <param name="Until">The last day on which it is kept.</param>
/// <param name="Reason">Why.</param>
public sealed record GrantGraceInput(AccountId Account, SecurityId Security, DateOnly Until, string Reason);

/// <summary>Puts a name on the grace list: the account's wish never to sell it, with its end, its reason, and what leaving would cost today.</summary>
public sealed class GrantGrace(Desk desk, RiskModelStore riskModels, DeskNews news)
{
    /// <summary>Fewest characters of a reason that says something.</summary>
    public const int ShortestReason = 5;

    private const int MostYears = 2;

    public async Task<Outcome<int>> RunAsync(GrantGraceInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.GrantGrace, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var account = await db.Set<Accounts.AccountRow>().FirstOrDefaultAsync(a => a.Id == input.Account, cancel);
        if (account is null)
        {
            await session.CommitAsync([Desk.Denial(input.Account.ToString(), "account")], cancel);
            return new Refusal("not-found", "There is no such account.");
        }
        var read = await AccountDay.LoadAsync(desk, session, riskModels, input.Account, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var snapshot = read.Value.Snapshot;
        if (Against(snapshot, input) is { } refusal)
        {
            return refusal;
        }
        var leaving = LeavingName.Of(snapshot, input.Security, Shares.Zero);
        var wish = new CustomizationRow
        {
            Scope = PolicyScope.Account,
            ScopeId = input.Account.ToString(),
            Option = new SecurityRuleOption().Key,
            Arguments = Arguments.Parse($"ticker={leaving.Ticker}; rule={SecurityRule.NeverSell}").ToText(),
            From = snapshot.AsOf.Date,
            To = input.Until,
            AskedBy = session.Who.Name,
            AskedHow = "grace list",
            Reason = input.Reason.Trim(),
            EnteredAt = session.At,
            EnteredBy = session.Who.Name,
        };
        db.Add(wish);
        await db.SaveChangesAsync(cancel);
        db.Add(new GraceRow
        {
            AccountId = input.Account,
            SecurityId = input.Security,
            CustomizationId = wish.Id,
            Until = input.Until,
            TaxThen = leaving.TaxNow,
            Reason = wish.Reason,
            GrantedAt = session.At,
            GrantedBy = session.Who.Name,
        });
        await session.CommitAsync(
            [
                new AuditEvent("grace.granted", "account", input.Account.ToString(), 0, new Dictionary<string, object?>
                {
                    ["ticker"] = leaving.Ticker.Symbol,
                    ["until"] = input.Until,
                    ["taxNow"] = leaving.TaxNow?.Usd.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["reason"] = wish.Reason,
                }),
            ],
            cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return wish.Id;
    }

    private static Refusal? Against(AccountSnapshot snapshot, GrantGraceInput input)
    {
        var view = snapshot.Securities.FirstOrDefault(v => v.Security.Id == input.Security);
        var held = snapshot.Positions.FirstOrDefault(p => p.Security == input.Security)?.Quantity ?? Shares.Zero;
        if (view is null || held <= Shares.Zero || view.Price is null)
        {
            return new Refusal("not-held", "The account does not hold that security, or it has no price today.");
        }
        if (input.Reason.Trim().Length < ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: the history keeps it.");
        }
        if (input.Until <= snapshot.AsOf.Date || input.Until > snapshot.AsOf.Date.AddYears(MostYears))
        {
            return new Refusal("until", $"Choose a last day after {snapshot.AsOf}, {MostYears} years ahead at most.");
        }
        var ticker = view.Security.Ticker;
        var standing = snapshot.Policy.Entries.FirstOrDefault(e => e.Declaration.Reduce(e.Arguments) is SecurityRule rule && rule.Ticker == ticker);
        if (standing is not null)
        {
            return new Refusal("wish-stands", $"A wish about {ticker} holds already: \"{standing.Sentence}\" End that one first; a second one would take its place silently.");
        }
        return MustGo(snapshot, input.Security) is { Length: > 0 } why
            ? new Refusal("must-go", $"The account may not hold {ticker}: {why}. The grace list does not overrule a wish.")
            : null;
    }

    /// <summary>Why the account's wishes want a security sold; empty when none does.</summary>
    private static string MustGo(AccountSnapshot snapshot, SecurityId security)
    {
        var holdings = Holdings.Of(snapshot);
        if (holdings.IsRefused)
        {
            return "";
        }
        var asset = AccountScan.DraftOf(snapshot, holdings.Value).Assets.FirstOrDefault(a => a.View.Security.Id == security);
        return asset is { MustSell: true } ? string.Join(", ", asset.Reasons) : "";
    }
}
