using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Reviews;

/// <summary>What can't be an edit, on the snapshot of a proposal at a custodian that takes three decimals of a share.</summary>
public sealed class QuantityPinTests
{
    [Fact]
    public async Task A_quantity_becomes_a_pin()
    {
        var (snapshot, held) = await SnapshotAsync();
        Assert.Equal([new Pin(held.Security, new Shares(5m) + held.Quantity)], With(snapshot, held, new Shares(5m) + held.Quantity).Value);
    }

    [Fact]
    public async Task More_than_is_held_is_not_sold()
    {
        var (snapshot, held) = await SnapshotAsync();
        var refused = With(snapshot, held, new Shares(-1m)).Refusal;
        Assert.Equal("oversell", refused?.Code);
        Assert.Contains(held.Quantity.ToString(), refused?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_security_that_the_account_has_nothing_to_do_with_is_not_pinned()
    {
        var (snapshot, held) = await SnapshotAsync();
        Assert.Equal("unknown-security", With(snapshot, held with { Security = new SecurityId(9_999) }, Shares.Zero).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_in_quarantine_or_has_no_price_is_not_traded()
    {
        var (snapshot, held) = await SnapshotAsync();
        var quarantined = snapshot with { Quarantined = [new Quarantine(held.Security, "its lots do not add up")] };
        var unpriced = snapshot with { Securities = [.. snapshot.Securities.Select(s => s.Security.Id == held.Security ? s with { Price = null } : s)] };
        Assert.Equal("quarantined", With(quarantined, held, Shares.Zero).Refusal?.Code);
        Assert.Equal("quarantined", With(unpriced, held, Shares.Zero).Refusal?.Code);
    }

    [Theory]
    [InlineData(0.001, true)]
    [InlineData(-0.001, true)]
    [InlineData(0.0001, false)]
    [InlineData(1.23456, false)]
    public async Task Only_decimals_that_the_custodian_takes_are_traded(double traded, bool accepted)
    {
        var (snapshot, held) = await SnapshotAsync();
        var refused = With(snapshot, held, held.Quantity + new Shares((decimal)traded)).Refusal;
        Assert.Equal(accepted ? null : "share-decimals", refused?.Code);
        if (!accepted)
        {
            Assert.StartsWith("Lakeside takes 3 decimals of a share;", refused?.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_fractions_are_not_taken_only_whole_shares_are_traded_but_a_position_can_always_go()
    {
        var (snapshot, held) = await SnapshotAsync();
        var whole = snapshot with { Custodian = snapshot.Custodian with { FractionalShares = false, ShareDecimals = 0 } };
        Assert.False(held.Quantity.IsWhole);
        Assert.Equal("whole-shares", With(whole, held, held.Quantity.Whole).Refusal?.Code);
        Assert.False(With(whole, held, held.Quantity - new Shares(3m)).IsRefused);
        Assert.False(With(whole, held, Shares.Zero).IsRefused);
        Assert.False(With(whole, held, held.Quantity).IsRefused);
    }

    private static Outcome<IReadOnlyList<Pin>> With(AccountSnapshot snapshot, Position held, Shares after) =>
        QuantityPins.With(snapshot, [], new QuantityEdit(1, held.Security, after, ""));

    private static async Task<(AccountSnapshot Snapshot, Position Held)> SnapshotAsync()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var view = (await firm.Get<ProposalQuery>().RunAsync((await firm.ProposalAsync()).Id, firm.Operations, LakesideFirm.Cancel)).Value;
        return (view.Snapshot, view.Snapshot.Positions[0]);
    }
}
