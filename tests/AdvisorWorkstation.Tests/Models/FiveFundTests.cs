using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Models;

/// <summary>A model of five funds goes through the same files, the same engine and the same proposals as an index of five hundred stocks.</summary>
public sealed class FiveFundTests
{
    private static readonly (string Ticker, decimal Percent, decimal Price)[] Funds =
        [("FUSE", 40m, 251.30m), ("FINT", 25m, 61.12m), ("FEME", 10m, 43.87m), ("FBND", 20m, 99.04m), ("FREI", 5m, 88.41m)];

    [Fact]
    public async Task A_model_that_is_imported_as_weights_of_funds_is_run_to_proposals()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ArriveAsync(firm);
        await firm.ImportAsync("index.csv", "index,announced,effective,ticker,weight\n"
            + string.Join('\n', Funds.Select(f => FormattableString.Invariant($"Five Funds,2026-11-02,2026-11-02,{f.Ticker},{f.Percent}"))) + "\n");
        await FollowAndRunAsync(firm, "Five Funds");
    }

    [Fact]
    public async Task A_model_that_is_drafted_of_five_securities_is_run_to_the_same_proposals()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ArriveAsync(firm);
        var sleeves = new List<Sleeve>();
        foreach (var fund in Funds)
        {
            sleeves.Add(new Sleeve(new SleeveSource.OfSecurity(await firm.SecurityAsync(fund.Ticker)), Weight.FromPercent(fund.Percent)));
        }
        var draft = new ModelDraft(ModelDefinition.Of(sleeves), ModelFirm.NextDay);
        var made = (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(null, "Five Funds", draft, "For small accounts"), firm.Policy, LakesideFirm.Cancel)).Value;
        await firm.SubmitAsync(made.Version);
        await firm.PreviewAsync(made.Subject());
        Assert.Equal(ModelState.Approved, (await firm.ApproveAsync(made.Version)).Value);
        await firm.PriceAsync(ModelFirm.NextDay);
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        await FollowAndRunAsync(firm, "Five Funds");
    }

    /// <summary>An account with nothing but cash follows the model: all five funds are bought at about their weights.</summary>
    private static async Task FollowAndRunAsync(LakesideFirm firm, string model)
    {
        await firm.ImportAsync("accounts.csv",
            "household,book,account_number,account_name,custodian,kind,model,opened,discretionary,relief,federal_ordinary,federal_long_term,state,niit,cash,cash_as_of\n"
            + $"Osei,Lakeside desk,OS-3001,Small IRA,Lakeside,ira,{model},2026-11-02,yes,minimum_tax,,,,,40000,2026-11-19\n");
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = '2026-11-19' WHERE Number = 'OS-3001'");
        var ran = (await firm.WorkAsync()).Value;
        Assert.Equal(4, ran.Scan.Measured);
        Assert.Equal(0, ran.Run.Cannot);
        var account = await firm.AccountAsync("OS-3001");
        var row = (await firm.ProposalsAsync()).Single(p => p.AccountId == account.Id);
        var proposal = (await firm.Get<ProposalQuery>().RunAsync(row.Id, firm.Operations, LakesideFirm.Cancel)).Value;
        var rebalance = proposal.Content.Rebalance;
        Assert.StartsWith("Five Funds, version 1", proposal.Snapshot.TargetName, StringComparison.Ordinal);
        Assert.All(proposal.Snapshot.Securities, v => Assert.Equal(SecurityKind.Fund, v.Security.Kind));
        Assert.Equal(Funds.Select(f => f.Ticker).Order(StringComparer.Ordinal), rebalance.Trades.Select(t => t.Ticker.Symbol).Order(StringComparer.Ordinal));
        Assert.All(rebalance.Trades, t => Assert.Equal(TradeSide.Buy, t.Side));
        Assert.All(rebalance.Trades, t => Assert.InRange(
            t.Value.ShareOf(rebalance.Before.Value).Percent, Funds.Single(f => f.Ticker == t.Ticker.Symbol).Percent * 0.8m, Funds.Single(f => f.Ticker == t.Ticker.Symbol).Percent * 1.2m));
        Assert.True(rebalance.After.Risk.TrackingError < rebalance.Before.Risk.TrackingError);
        Assert.True(rebalance.Certificate.IsProven);
    }

    /// <summary>The funds with five prices each, too few for a history of their own.</summary>
    private static async Task ArriveAsync(LakesideFirm firm)
    {
        await firm.ImportAsync("securities.csv", "ticker,name,kind,sector,equivalence_group,average_daily_volume,cusip\n"
            + string.Join('\n', Funds.Select(f => $"{f.Ticker},\"Fund {f.Ticker}\",fund,,,900000,")) + "\n");
        await firm.ImportAsync("prices.csv", "ticker,date,close\n"
            + string.Join('\n', Funds.Select(f => FormattableString.Invariant($"{f.Ticker},2026-11-19,{f.Price}"))) + "\n");
    }
}
