using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>Puts an approved batch into a firm's database, as the run and the reviewers would have left it.</summary>
internal static class ApprovedBatch
{
    public static Task AddAsync(this ExportFirm firm, OrderRequest request, ProposalState state = ProposalState.Approved) => firm.ChangeAsync(db =>
    {
        var custodian = request.Custodian;
        db.Add(new CustodianRow
        {
            Name = custodian.Name,
            FractionalShares = custodian.FractionalShares,
            ShareDecimals = custodian.ShareDecimals,
            LotInstructions = custodian.LotInstructions,
            FixTarget = custodian.FixTarget,
        });
        foreach (var security in request.Securities.Values.Where(s => db.Find<SecurityRow>(s.Id) is null))
        {
            db.Add(new SecurityRow
            {
                Id = security.Id,
                Ticker = security.Ticker,
                Name = security.Name,
                Kind = security.Kind,
                Sector = security.Sector,
                EquivalenceGroup = security.EquivalenceGroup,
                Cusip = security.Cusip,
            });
        }
        var run = new RunRow
        {
            Id = new RunId(Guid.NewGuid()),
            AsOf = new DateOnly(2026, 11, 19),
            StartedAt = firm.Clock.Now,
            StartedBy = "run",
            RiskModelHash = "r",
            EngineVersion = "1",
        };
        db.Add(run);
        foreach (var proposal in request.Proposals)
        {
            AddAccount(db, firm, custodian, proposal);
            AddProposal(db, firm, run.Id, proposal, state);
        }
        return Task.CompletedTask;
    });

    /// <summary>A second approved proposal of accounts that are there, with the same trades.</summary>
    public static Task AddAgainAsync(this ExportFirm firm, ApprovedProposal proposal) => firm.ChangeAsync(db =>
    {
        AddProposal(db, firm, db.Set<RunRow>().First().Id, proposal with { Id = new ProposalId(Guid.NewGuid()) }, ProposalState.Approved);
        return Task.CompletedTask;
    });

    private static void AddAccount(AdvisorDb db, ExportFirm firm, Custodian custodian, ApprovedProposal proposal)
    {
        var household = new HouseholdRow { Id = new HouseholdId(Guid.NewGuid()), Name = "Family", BookId = firm.Book };
        db.Add(household);
        db.Add(new AccountRow
        {
            Id = proposal.Account,
            HouseholdId = household.Id,
            BookId = firm.Book,
            Number = proposal.AccountNumber,
            Name = "=Family of " + proposal.AccountNumber,
            Custodian = custodian.Name,
            Opened = new DateOnly(2020, 1, 1),
        });
        db.AddRange(proposal.Held.Select(l => new LotRow
        {
            Id = l.Id,
            AccountId = proposal.Account,
            SecurityId = l.Security,
            Quantity = l.Quantity,
            Acquired = l.Acquired,
            CostBasis = l.CostBasis,
            CustodianLotId = l.CustodianLotId,
        }));
    }

    private static void AddProposal(AdvisorDb db, ExportFirm firm, RunId run, ApprovedProposal proposal, ProposalState state)
    {
        var json = DomainJson.Write(StoredContents.Of(proposal.Trades));
        var snapshot = new SnapshotRow { Hash = proposal.Id.ToString(), Content = [] };
        db.Add(snapshot);
        db.Add(new ProposalRow
        {
            Id = proposal.Id,
            AccountId = proposal.Account,
            BookId = firm.Book,
            RunId = run,
            AsOf = new DateOnly(2026, 11, 19),
            CreatedAt = firm.Clock.Now.AddHours(-2),
            State = state,
            StateSince = firm.Clock.Now.AddHours(-1),
            Revision = proposal.Revision,
            ContentHash = DomainJson.Hash(json),
            SnapshotHash = snapshot.Hash,
            Approver = state == ProposalState.Approved ? firm.Approver.Person : null,
            Trades = proposal.Trades.Count,
            Sold = Sum(proposal, TradeSide.Sell),
            Bought = Sum(proposal, TradeSide.Buy),
        });
        db.Add(new ProposalRevisionRow
        {
            ProposalId = proposal.Id,
            Revision = proposal.Revision,
            MadeAt = firm.Clock.Now.AddHours(-2),
            MadeBy = "run",
            Reason = "",
            Content = DomainJson.Compress(json),
            ContentHash = DomainJson.Hash(json),
        });
    }

    private static Money Sum(ApprovedProposal proposal, TradeSide side) =>
        proposal.Trades.Where(t => t.Side == side).Aggregate(Money.Zero, (sum, t) => sum + t.Value);
}
