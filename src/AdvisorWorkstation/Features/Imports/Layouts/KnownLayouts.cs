namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Every kind of file there is.</summary>
internal static class KnownLayouts
{
    public static readonly IReadOnlyList<Layout> All =
    [
        SchwabPositionsLayout.Layout,
        SchwabLotsLayout.Layout,
        SchwabRealizedLayout.Layout,
        SchwabTransactionsLayout.Layout,
        FidelityPositionsLayout.Layout,
        FidelityHistoryLayout.Layout,
        FidelityRealizedLayout.Layout,
        IbkrActivityLayout.Layout,
        GcusLayout.Layout,
        ISharesLayout.Layout,
        ISharesLayout.German,
        FixMessagesLayout.Layout,
        IbkrAllocationsLayout.Layout,
        FidelityOrdersLayout.Layout,
        SecuritiesLayout.Layout,
        ConstituentsLayout.Layout,
        PricesLayout.Layout,
        IndexLayout.Layout,
        RiskLayouts.Exposures,
        RiskLayouts.FactorCovariance,
        RiskLayouts.SpecificVariance,
        CustodiansLayout.Layout,
        AccountsLayout.Layout,
        PositionsLayout.Layout,
        LotsLayout.Layout,
        RealizedLotsLayout.Layout,
        TransactionsLayout.Layout,
        CashFlowsLayout.Layout,
        LossCarryforwardsLayout.Layout,
        CorporateActionsLayout.Layout,
        CustomizationsLayout.Layout,
        AttributesLayout.Layout,
    ];

    /// <summary>What the start of a file fits best; null when it fits nothing.</summary>
    public static Layout? Recognize(FileHead head) =>
        All.Select(l => (Layout: l, Fit: l.Fit(head))).OrderByDescending(l => l.Fit).First() is { Fit: > 0 } best ? best.Layout : null;
}
