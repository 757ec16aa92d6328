namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>The households and models that there are once the delivery is committed, by name.</summary>
internal sealed record ImportNames(IReadOnlyList<string> Households, IReadOnlyList<string> Models);

/// <summary>What a delivery means for a firm. It changes nothing; what is wrong with the delivery goes into its files' findings.</summary>
internal static class ImportPlanner
{
    public static ImportPlan Plan(FirmState firm, Delivery delivery)
    {
        var tickers = new TickerResolver(firm, delivery);
        var directory = new AccountDirectory(firm);
        var securities = SecurityPlanner.Plan(firm, delivery, tickers);
        var indexes = IndexPlanner.Plan(firm, delivery, tickers);
        var accounts = new AccountPlanner(firm, delivery, directory, indexes).Plan();
        var transactions = LedgerPlanner.PlanTransactions(firm, delivery, directory, tickers);
        OrderFilePlanner.Say(firm, delivery);
        var names = new ImportNames(
            [.. firm.Households.Select(h => h.Name), .. accounts.NewHouseholds.Select(h => h.Name)],
            [.. firm.Models.Select(m => m.Name), .. indexes.NewIndexes]);
        return new ImportPlan(
            securities,
            MarketPlanner.PlanPrices(firm, delivery, tickers),
            MarketPlanner.PlanAttributes(firm, delivery, tickers),
            MarketPlanner.PlanActions(firm, delivery, tickers),
            indexes,
            RiskModelPlanner.Plan(delivery, tickers),
            accounts,
            new HoldingsPlanner(firm, delivery, directory, tickers, transactions).Plan(securities),
            transactions,
            RealizedPlanner.Plan(firm, delivery, directory, tickers),
            LedgerPlanner.PlanCashFlows(firm, delivery, directory),
            new LossCarryforwardPlanner(firm, delivery, directory, names, accounts).Plan(),
            new CustomizationPlanner(firm, delivery, directory, tickers, names).Plan());
    }
}
