using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

public sealed class StatementMatchingTests
{
    private static readonly DateOnly Day = new(2024, 3, 1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void What_a_custodian_leaves_out_contradicts_nothing(bool withoutDay, bool withoutBasis)
    {
        var stated = new StatedLot(new Shares(10m), withoutDay ? null : Day, withoutBasis ? null : new Money(500m));
        Assert.True(StatementMatching.Compare([Held(1, 10m, 500m)], [stated], unknownSaysNothing: true).IsSame);
    }

    [Fact]
    public void A_person_who_leaves_the_basis_out_says_that_it_is_unknown() =>
        Assert.False(StatementMatching.Compare([Held(1, 10m, 500m)], [new StatedLot(new Shares(10m), Day, null)]).IsSame);

    [Fact]
    public void Other_shares_or_another_basis_are_a_contradiction_all_the_same()
    {
        Assert.False(StatementMatching.Compare([Held(1, 10m, 500m)], [new StatedLot(new Shares(11m), null, null)], unknownSaysNothing: true).IsSame);
        Assert.False(StatementMatching.Compare([Held(1, 10m, 500m)], [new StatedLot(new Shares(10m), null, new Money(501m))], unknownSaysNothing: true).IsSame);
    }

    [Fact]
    public void A_lot_that_is_stated_in_full_is_matched_before_one_that_is_not()
    {
        var comparison = StatementMatching.Compare(
            [Held(1, 10m, 500m), Held(2, 10m, 700m)],
            [new StatedLot(new Shares(10m), Day, null), new StatedLot(new Shares(10m), Day, new Money(500m))],
            unknownSaysNothing: true);
        Assert.True(comparison.IsSame);
        Assert.Equal([1L, 2L], comparison.Same.Select(m => m.Held[0].Number.Entry));
    }

    private static LedgerLot Held(long entry, decimal shares, decimal basis) => new(
        new LedgerLotNumber(entry, 1), new AccountId(Guid.Empty), new SecurityId(1), new Shares(shares), Day, Day, Day, new Money(basis), new Money(basis), false);
}
