using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>The alerts' thresholds: an alert appears, goes, or weighs more. The day is Thursday 2026-11-19; Thanksgiving is a week later.</summary>
internal sealed class AlertLines : IMatrixLines
{
    private static readonly ProposalId Proposal = new(new Guid(9, 0, 0, new byte[8]));

    public IEnumerable<MatrixLine> Lines =>
    [
        new("alert.harvest", "amount=1000000; share=5000", Goes(AlertKind.Harvest)),
        new("alert.harvest", "amount=300; share=5000", Appears(AlertKind.Harvest)) { Start = SmallLoss },
        new("alert.harvest", "amount=1000000; share=3", Appears(AlertKind.Harvest)) { Start = SmallLoss },
        new("alert.harvest", "amount=1000000; share=0", Goes(AlertKind.HarvestBlocked)) { Given = account => account.Bought("N02", 5) },
        new("alert.long-term", "days=200; amount=30", Appears(AlertKind.TurningLongTerm)),
        new("alert.long-term", "days=10", Goes(AlertKind.TurningLongTerm)) { Given = Turning },
        new("alert.long-term", "amount=1000000", Goes(AlertKind.TurningLongTerm)) { Given = Turning },
        new("alert.market-move", "index=1", OfDay(AlertKind.MarketMove, [], ["index"])),
        new("alert.market-move", "security=5", OfDay(AlertKind.MarketMove, [], ["N01"])),
        new("alert.approval", "hours=2", OfDay(AlertKind.ApprovalAgeing, [], [$"waits {Proposal}"])),
        new("alert.harvest-runway", "share=10000", Appears(AlertKind.HarvestRunway)),
        new("alert.harvest-runway", "share=0", Goes(AlertKind.HarvestRunway)) { Start = FarFromLoss },
        new("alert.cash-need", "days=20", Appears(AlertKind.FlowDue)) { Given = account => account.Flow(-5_000m, "2026-12-11", CashFlowKind.Fee) },
        new("alert.cash-need", "days=1", Goes(AlertKind.FlowDue)) { Given = account => account.Flow(-5_000m, "2026-11-25", CashFlowKind.Fee) },
        new("alert.events", "index=5", OfDay(AlertKind.IndexChange, ["announced 3"], ["effective 3"])),
        new("alert.events", "action=5", OfDay(AlertKind.CorporateAction, ["announced 5"], ["due 5"])),
        new("alert.expiry", "days=60", Appears(AlertKind.Restriction))
        {
            Given = account => account.Wish("security.rule", "ticker=N22; rule=never-buy", until: "2027-01-15"),
        },
        new("alert.tax-budget", "first=40", Weighs(AlertLevel.Note)) { Start = HalfOfTheBudget },
        new("alert.tax-budget", "first=40; second=45", Weighs(AlertLevel.Warn)) { Start = HalfOfTheBudget },
        new("alert.tax-budget", "first=40; second=45; full=50", Weighs(AlertLevel.High)) { Start = HalfOfTheBudget },
        new("alert.price-age", "days=0", Appears(AlertKind.DataProblem)) { Given = account => PricedOn(account, "2026-11-18") },
        new("alert.price-age", "days=4", Goes(AlertKind.DataProblem)) { Given = account => PricedOn(account, "2026-11-16") },
    ];

    private static Action<MatrixSolve, MatrixSolve> Appears(AlertKind kind) => (without, with) =>
    {
        Assert.DoesNotContain(without.Alerts, a => a.Kind == kind);
        Assert.Contains(with.Alerts, a => a.Kind == kind);
    };

    private static Action<MatrixSolve, MatrixSolve> Goes(AlertKind kind) => (without, with) => Appears(kind)(with, without);

    private static Action<MatrixSolve, MatrixSolve> Weighs(AlertLevel level) => (without, with) =>
        Assert.Equal((null, level), (LevelOf(without), LevelOf(with)));

    /// <summary>The causes of a kind on a day of small moves, a proposal that waits, and events a few business days ahead.</summary>
    private static Action<MatrixSolve, MatrixSolve> OfDay(AlertKind kind, string[] before, string[] after) => (without, with) =>
        Assert.Equal((string.Join(", ", before), string.Join(", ", after)), (CausesOf(without, kind), CausesOf(with, kind)));

    private static AlertLevel? LevelOf(MatrixSolve side) => side.Alerts.SingleOrDefault(a => a.Kind == AlertKind.TaxBudget)?.Level;

    private static string CausesOf(MatrixSolve side, AlertKind kind) =>
        string.Join(", ", AlertRules.CheckDay(side.Snapshot, AccountFacts.None, Day).Holding.Where(a => a.Kind == kind).Select(a => a.Cause));

    private static AccountEvents Day => new()
    {
        At = new DateTimeOffset(2026, 11, 19, 17, 30, 0, TimeSpan.Zero),
        Moves =
        [
            new DayMove(null, "Large Cap", Weight.FromPercent(-2m), new Money(1_000_000m)),
            new DayMove(Ticker.Parse("N01"), "N01", Weight.FromPercent(8m), new Money(60_000m)),
        ],
        Proposals = [new PendingProposal(Proposal, new DateOnly(2026, 11, 19), new DateTimeOffset(2026, 11, 19, 14, 30, 0, TimeSpan.Zero), new Money(900m))],
        IndexChanges = [new ComingIndexChange(3, "Large Cap", new DateOnly(2026, 11, 25), new Weight(0.02m), 1, 2)],
        Actions = [new HeldAction(5, Ticker.Parse("N01"), "split 2:1", new DateOnly(2026, 11, 25), ActionStanding.Coming, new Money(60_000m))],
    };

    /// <summary>A loss of 1,300 that would save about 350 dollars, 3.5 basis points.</summary>
    private static TestAccount SmallLoss() => MatrixAccount.FollowAll(new TestAccount { Cash = 1_000_000m }).Hold("N01", 100m, 40m);

    private static TestAccount FarFromLoss() => MatrixAccount.FollowAll(new TestAccount { Cash = 1_000m }).Hold("N01", 1_000m, 1m);

    private static TestAccount HalfOfTheBudget() => MatrixAccount
        .Fill(new TestAccount { Cash = 40_000m, YearToDate = new YearToDateGains(Money.Zero, new Money(5_000m)) })
        .Wish("tax.gain-budget", "short=0; long=10000");

    private static TestAccount Turning(TestAccount account) => account.LotsOf("N03", "2025-12-20", 1_000m, 20m);

    private static TestAccount PricedOn(TestAccount account, string day) => account
        .Follow("LATE", 10m, 0m, Sector.Utilities, priceOf: DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        .Hold("LATE", 10m, 9m);
}
