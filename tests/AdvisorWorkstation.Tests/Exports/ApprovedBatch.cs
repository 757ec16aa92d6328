using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
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
    private static readonly DateOnly Day = new(2026, 11, 19);

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
            MarketHash = "",
            EngineVersion = "1",
        };
        db.Add(run);
        foreach (var proposal in request.Proposals)
        {
            AddAccount(db, firm, custodian, proposal);
            AddProposal(db, firm, run.Id, proposal, state);
        }
        foreach (var price in request.Proposals.SelectMany(p => p.Trades).DistinctBy(t => t.Security).Where(t => db.Find<PriceRow>(t.Security, Day) is null))
        {
            db.Add(new PriceRow { SecurityId = price.Security, Date = Day, Close = price.Price });
        }
        return Task.CompletedTask;
    }, [.. request.Proposals.SelectMany(p => Approval(p, state))]);

    /// <summary>A second approved proposal of accounts that are there, with the same trades.</summary>
    public static Task AddAgainAsync(this ExportFirm firm, ApprovedProposal proposal)
    {
        var again = proposal with { Id = new ProposalId(Guid.NewGuid()) };
        return firm.ChangeAsync(
            db =>
            {
                AddProposal(db, firm, db.Set<RunRow>().First().Id, again, ProposalState.Approved);
                return Task.CompletedTask;
            },
            [.. Approval(again, ProposalState.Approved)]);
    }

    /// <summary>One more account at a custodian that is there.</summary>
    public static Task AddMoreAsync(this ExportFirm firm, ApprovedProposal proposal, Custodian custodian, ProposalState state) => firm.ChangeAsync(
        db =>
        {
            AddAccount(db, firm, custodian, proposal);
            AddProposal(db, firm, db.Set<RunRow>().First().Id, proposal, state);
            return Task.CompletedTask;
        },
        [.. Approval(proposal, state)]);

    private static IEnumerable<AuditEvent> Approval(ApprovedProposal proposal, ProposalState state) =>
        state is ProposalState.Approved or ProposalState.AutoApproved
            ?
            [
                new AuditEvent(
                    state == ProposalState.Approved ? "proposal.approved" : "proposal.approved-by-policy",
                    "proposal",
                    proposal.Id.ToString(),
                    proposal.Revision,
                    new Dictionary<string, object?> { ["contentHash"] = DomainJson.Hash(DomainJson.Write(StoredContents.Of(proposal.Trades))) }),
            ]
            : [];

    private static StoredContent SnapshotOf(ExportFirm firm, ApprovedProposal proposal) => StoredContent.Of(new AccountSnapshot(
        new AsOf(Day),
        new Account(
            proposal.Account, new HouseholdId(Guid.Empty), firm.Book, proposal.AccountNumber, "Family", AccountKind.Taxable, "",
            TaxProfile.None, LotReliefMethod.MinimumTax, new DateOnly(2020, 1, 1), true, new ModelId(1)),
        new Custodian(proposal.Id.ToString(), true, 3, LotInstructionStyle.None, ""),
        Money.Zero,
        [],
        [.. proposal.Held.GroupBy(l => l.Security).Select(g => new Position(g.Key, g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity)))],
        proposal.Held,
        [
            .. proposal.Trades.DistinctBy(t => t.Security).Select(t => new SecurityView(
                new Security(t.Security, t.Ticker, t.Ticker.Symbol, SecurityKind.Equity, Sector.InformationTechnology, t.Ticker.Symbol, null, null),
                t.Price,
                Day,
                Weight.Zero,
                new Dictionary<string, decimal>())),
        ],
        [],
        new YearToDateGains(Money.Zero, Money.Zero),
        [],
        [],
        Policy.Merge([], new AsOf(Day)),
        "",
        ""));

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
        var stored = SnapshotOf(firm, proposal);
        var snapshot = new SnapshotRow { Hash = stored.Hash, Content = stored.Content };
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
