using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>How a run ended, or that it has not.</summary>
public enum RunState
{
    Running,
    Finished,
    Cancelled,
    Failed,
}

/// <summary>One look of the optimizer at every account.</summary>
public sealed class RunRow
{
    public required RunId Id { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public RunState State { get; set; }

    public required string StartedBy { get; init; }

    public required string RiskModelHash { get; init; }

    /// <summary>A hash of everything about the day that is the same for all accounts (<see cref="Rebalancing.MarketState.Fingerprint"/>).</summary>
    public required string MarketHash { get; init; }

    public required string EngineVersion { get; init; }

    /// <summary>How often it was taken up again after it had ended early.</summary>
    public int Continued { get; set; }

    public int AccountCount { get; set; }

    public string Failure { get; set; } = "";
}

/// <summary>A household whose outcomes a run has stored: what it would have to do again when the books have moved since, and only then.</summary>
public sealed class RunHouseholdRow
{
    public required RunId RunId { get; init; }

    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The books that it was solved on (<see cref="Rebalancing.HouseholdBooks.Fingerprint"/>); empty where they did not stand still.</summary>
    public required string Books { get; set; }
}

/// <summary>What a run made of an account: every enrolled account has exactly one of the three.</summary>
public enum AccountOutcome
{
    /// <summary>A better portfolio exists and is proposed.</summary>
    Improved,

    /// <summary>No allowed portfolio is worth its trades.</summary>
    AlreadyBest,

    /// <summary>It could not be looked at, or no allowed portfolio exists.</summary>
    Cannot,
}

public sealed class RunOutcomeRow
{
    public required RunId RunId { get; init; }

    public required AccountId AccountId { get; init; }

    public required AccountOutcome Outcome { get; init; }

    /// <summary>The proposal, when there is one.</summary>
    public ProposalId? ProposalId { get; init; }

    public required string Reason { get; init; }

    /// <summary>How far from the best possible the result is at most; null where nothing was solved.</summary>
    public BasisPoints? Gap { get; init; }

    /// <summary>The account's place in the order of its household.</summary>
    public required int HouseholdOrder { get; init; }
}

internal sealed class RunMapping :
    IEntityTypeConfiguration<RunRow>, IEntityTypeConfiguration<RunHouseholdRow>, IEntityTypeConfiguration<RunOutcomeRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("Runs").HasKey(r => r.Id);
        builder.HasMany<ProposalRow>().WithOne().HasForeignKey(p => p.RunId);
    }

    public void Configure(EntityTypeBuilder<RunHouseholdRow> builder)
    {
        builder.ToTable("RunHouseholds").HasKey(h => new { h.RunId, h.HouseholdId });
        builder.HasOne<RunRow>().WithMany().HasForeignKey(h => h.RunId);
        builder.HasOne<HouseholdRow>().WithMany().HasForeignKey(h => h.HouseholdId);
    }

    public void Configure(EntityTypeBuilder<RunOutcomeRow> builder)
    {
        builder.ToTable("RunOutcomes").HasKey(o => new { o.RunId, o.AccountId });
        builder.HasOne<RunRow>().WithMany().HasForeignKey(o => o.RunId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(o => o.AccountId);
    }
}
