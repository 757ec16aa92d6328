using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Benchmarks.Cells;

/// <summary>The cells of the table: by number of assets, account size and mix of requirements.</summary>
public static class CellTable
{
    private static readonly InstanceShape Free = new()
    {
        Turnover = double.PositiveInfinity,
        ShortTermBudget = double.PositiveInfinity,
        LongTermBudget = double.PositiveInfinity,
        TradeShare = null,
    };

    private static readonly InstanceShape Limited = new() { TradeShare = null };

    private static readonly InstanceShape Whole = new() { NavUsd = 100_000, Fractional = 0, MinTradeUsd = 20, TradeShare = null };

    private static readonly InstanceShape Capped = new() { TradeShare = 0.1, BandsForce = false };

    private static readonly InstanceShape Budgets = new() { ShortTermBudget = -0.002, LongTermBudget = -0.01, Turnover = 0.3, TradeShare = null };

    private static readonly InstanceShape Tight = new() { SectorBand = 0.004, StyleBand = 0.04, BandShift = 0.3, Turnover = 0.3, TradeShare = null };

    private static readonly InstanceShape Transition = new()
    {
        Concentration = 0.25,
        LongTermBudget = 0.03,
        Turnover = 0.1,
        SectorBand = 0.1,
        StyleBand = 0.5,
        BandShift = 0.8,
        TradeShare = null,
    };

    private static readonly InstanceShape Conflict = new() { Theme = 0.95, Turnover = 0.05, TradeShare = null };

    /// <summary>All cells, by the question that they answer.</summary>
    public static IReadOnlyList<Cell> All { get; } =
    [
        .. Sized("no lot-level rows", Free, Work.Convex, 500, 3000),
        .. Sized("turnover and gain budgets", Limited, Work.Convex, 500, 1000, 3000),
        .. Sized("budgets", Limited, Work.OneVector, 100, 500, 1000, 3000),
        .. Sized("budgets", Limited, Work.Tree, 100, 500, 1000, 3000),
        .. Sized("budgets", Limited with { NavUsd = 20_000_000 }, Work.Tree, 500),
        .. Sized("generous trade cap", Limited with { TradeShare = 0.8 }, Work.Tree, 500),
        .. Sized("all whole shares", Whole, Work.OneVector, 100, 500),
        .. Sized("all whole shares", Whole, Work.Tree, 100, 500, 1000),
        .. Sized("trade cap n/10", Capped, Work.Tree, 100, 500),
        .. Sized("budgets that bind", Budgets, Work.Tree, 100, 500),
        .. Sized("sector and style limits that bind", Tight, Work.Tree, 100, 500),
        .. Sized("transition of a concentrated position", Transition, Work.Tree, 100, 500),
        .. Sized("20 lots per asset", Limited with { LotsPerAsset = 20 }, Work.Tree, 500),
        .. Sized("57 more factors", Limited with { Styles = 58 }, Work.Tree, 500),
        .. Sized("budgets", Limited, Work.ToGap, 500, 1000, 3000),
        .. Sized("all whole shares", Whole, Work.ToGap, 500),
        .. Sized("budgets", Limited, Work.WhatIf, 500, 3000),
        .. Sized("no lot-level rows", Free, Work.WhatIf, 500),
        .. Sized("budgets", Limited, Work.Frontier, 500),
        .. Sized("no lot-level rows", Free, Work.Frontier, 500),
        .. Sized("conflict of a theme with turnover", Conflict, Work.Tree, 500),
    ];

    private static IEnumerable<Cell> Sized(string mix, InstanceShape shape, Work work, params int[] assets) =>
        assets.Select(n => new Cell(mix, shape with { Assets = n }, work));
}
