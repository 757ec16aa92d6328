using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>What a day's work came to.</summary>
public sealed record DailyRunSummary(AsOf AsOf, ScanSummary Scan, WashCheckSummary Washes, RunSummary Run)
{
    /// <summary>The same in sentences.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        $"{Scan.Measured} of {Scan.Accounts} accounts measured as of {AsOf}; {Scan.Raised} alerts raised, {Scan.Closed} closed.",
        $"Wash sales of {Washes.Households} households checked: {Washes.WashSales} found, "
            + $"{(Washes.Differences.Count == 0 ? "the books agree" : $"the books differ in {Washes.Differences.Count}")}; {Washes.NotJudged} sales too close to the opening of the books to judge.",
        $"{Run.Accounts} accounts optimized in {Run.Took.TotalSeconds:0.0} s: {Run.Improved} improved ({Run.ToReview} wait for a person), "
            + $"{Run.AlreadyBest} already best, {Run.Cannot} cannot{(Run.Missing > 0 ? $", {Run.Missing} were enrolled meanwhile and wait for the next run" : "")}.",
    ];
}

/// <summary>A day's work from the data on: the risk model of the day, a look at every account and at the books, and the run over all of them.</summary>
public sealed class DailyRun(WorkingDayQuery days, EnsureRiskModel riskModel, ScanAccounts scan, CheckWashSales washes, RunRebalance run)
{
    public async Task<Outcome<DailyRunSummary>> RunAsync(
        DateOnly? day, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var stood = await days.RunAsync(day, cancel);
        if (stood.IsRefused)
        {
            return stood.Refusal;
        }
        var model = await riskModel.RunAsync(actor, cancel);
        if (model.IsRefused)
        {
            return model.Refusal;
        }
        var scanned = await scan.RunAsync(stood.Value, actor, progress, cancel);
        if (scanned.IsRefused)
        {
            return scanned.Refusal;
        }
        var checkedBooks = await washes.RunAsync(stood.Value, actor, cancel);
        if (checkedBooks.IsRefused)
        {
            return checkedBooks.Refusal;
        }
        var ran = await run.RunAsync(stood.Value, actor, progress, cancel);
        return ran.IsRefused ? ran.Refusal : new DailyRunSummary(stood.Value, scanned.Value, checkedBooks.Value, ran.Value);
    }
}
