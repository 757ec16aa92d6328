using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>Something about an account that asks for attention, from when it began to when it ended.</summary>
public sealed class AlertRow : IBooked, IAudited
{
    public int Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required BookId BookId { get; set; }

    public required AlertKind Kind { get; init; }

    /// <summary>What tells two alerts of one kind apart: a security, a flow; empty where there can be one only.</summary>
    public required string Cause { get; init; }

    public required string Sentence { get; set; }

    /// <summary>The test that raised it, with its figures, in words.</summary>
    public required string Predicate { get; set; }

    /// <summary>The same as JSON: a <see cref="Domain.Monitoring.Predicate"/>.</summary>
    public required string Test { get; set; }

    public AlertLevel Level { get; set; }

    public required Money AtStake { get; set; }

    /// <summary>What is at stake as a part of the account, where dollars are not the measure.</summary>
    public BasisPoints? StakeBp { get; set; }

    public DateOnly? By { get; set; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When a look last changed what it says.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public AlertState State { get; set; }

    /// <summary>Since when it is in that state.</summary>
    public required DateTimeOffset StateSince { get; set; }

    /// <summary>Who put it there; empty where a look did.</summary>
    public string StateBy { get; set; } = "";

    public PersonId? Assignee { get; set; }

    /// <summary>The assignee's name when it was assigned; empty when nobody's.</summary>
    public string AssigneeName { get; set; } = "";

    public DateOnly? SnoozedUntil { get; set; }

    /// <summary>Why it is snoozed; empty otherwise.</summary>
    public string SnoozeReason { get; set; } = "";

    /// <summary>How much it weighed when somebody put it to rest.</summary>
    public AlertLevel? RestLevel { get; set; }

    /// <summary>What was at stake when somebody put it to rest.</summary>
    public Money? RestStake { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What showed that it no longer holds.</summary>
    public string? Evidence { get; set; }

    /// <summary>Counts changes: two people at once are told apart by it.</summary>
    public int Version { get; set; }

    public AlertStatus ToStatus() => new(
        State, Level, AtStake, Assignee, RestLevel is { } level && RestStake is { } stake ? new AlertRest(level, stake) : null, SnoozedUntil, SnoozeReason, Evidence);

    /// <summary>The test that holds.</summary>
    public Predicate ReadTest() => DomainJson.Read<Predicate>(Encoding.UTF8.GetBytes(Test));

    internal static string Write(Predicate test) => Encoding.UTF8.GetString(DomainJson.Write(test));

    /// <summary>Takes on how it stands now; the version counts only what changes that.</summary>
    internal void Become(AlertStatus status, DateTimeOffset at, string by)
    {
        if (status.State != State)
        {
            (State, StateSince, StateBy) = (status.State, at, by);
            Version++;
        }
        else if (status.Assignee != Assignee || status.SnoozedUntil != SnoozedUntil)
        {
            Version++;
        }
        (Level, AtStake, Assignee, SnoozedUntil, SnoozeReason) = (status.Level, status.AtStake, status.Assignee, status.SnoozedUntil, status.Reason);
        (RestLevel, RestStake) = (status.Rest?.Level, status.Rest?.AtStake);
        if (status.State == AlertState.Closed)
        {
            (ClosedAt, Evidence) = (at, status.Evidence);
        }
    }
}

/// <summary>Until when a person has seen the alerts under the bell.</summary>
public sealed class AlertSeenRow
{
    public required PersonId Person { get; init; }

    public required DateTimeOffset SeenAt { get; set; }
}

internal sealed class AlertMapping : IEntityTypeConfiguration<AlertRow>, IEntityTypeConfiguration<AlertSeenRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("Alerts").HasKey(a => a.Id);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.AccountId, a.Kind, a.Cause }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(a => a.ClosedAt);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(a => a.AccountId);
    }

    public void Configure(EntityTypeBuilder<AlertSeenRow> builder)
    {
        builder.ToTable("AlertsSeen").HasKey(s => s.Person);
    }
}
