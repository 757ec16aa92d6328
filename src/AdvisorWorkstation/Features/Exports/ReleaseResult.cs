using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>A file of a batch, without its bytes.</summary>
public sealed record BatchFile(string Format, string Name, string Hash);

/// <summary>What came of asking for a release: exactly one of three.</summary>
public abstract record ReleaseResult
{
    private ReleaseResult() { }

    /// <summary>The result in a sentence for screens and the command line.</summary>
    public abstract string Sentence { get; }

    /// <summary>Why a proposal stayed here, a finding each.</summary>
    public abstract IReadOnlyList<OrderFinding> Findings { get; }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count:#,##0} {what}s";

    /// <summary>The orders are released and stored with their files; the proposals with findings stay approved.</summary>
    public sealed record Released(
        OrderBatchId Batch, string Custodian, int Orders, int Proposals, Money Sold, Money Bought, IReadOnlyList<BatchFile> Files, IReadOnlyList<OrderFinding> Stayed)
        : ReleaseResult
    {
        public override string Sentence =>
            $"Released to {Custodian}: {Counted(Orders, "order")} for {Counted(Proposals, "proposal")}, selling ${Sold.Usd:#,##0} and buying ${Bought.Usd:#,##0}."
            + (Stayed.Count > 0 ? $" {Counted(Stayed.Select(f => f.Proposal).Distinct().Count(), "proposal")} stayed here, still approved." : "");

        public override IReadOnlyList<OrderFinding> Findings => Stayed;
    }

    /// <summary>Nothing is approved and not yet exported.</summary>
    /// <param name="Custodian">Which custodian's.</param>
    /// <param name="HasExported">True when batches have left for it before.</param>
    public sealed record NothingWaiting(string Custodian, bool HasExported) : ReleaseResult
    {
        public override string Sentence => HasExported
            ? $"Nothing is waiting for {Custodian}: every approved proposal has been exported already. Earlier batches keep their files."
            : $"Nothing is waiting for {Custodian}: no proposal of its accounts is approved yet.";

        public override IReadOnlyList<OrderFinding> Findings => [];
    }

    /// <summary>Something stands against the batch; nothing was released and every proposal is still approved.</summary>
    public sealed record HeldBack(string Custodian, IReadOnlyList<OrderFinding> Against) : ReleaseResult
    {
        public override IReadOnlyList<OrderFinding> Findings => Against;

        public override string Sentence => $"Nothing was released to {Custodian}, and every proposal stays approved: {Counted(Findings.Count, "finding")}.";
    }
}
