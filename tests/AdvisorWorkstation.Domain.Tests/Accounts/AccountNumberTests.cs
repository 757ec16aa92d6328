using AdvisorWorkstation.Domain.Accounts;

namespace AdvisorWorkstation.Domain.Tests.Accounts;

public sealed class AccountNumberTests
{
    [Theory]
    [InlineData("...001", true, "001")]
    [InlineData("XXXX-0001", true, "0001")]
    [InlineData("xx417", true, "417")]
    [InlineData("**417", true, "417")]
    [InlineData("X12345678", false, "X12345678")]
    [InlineData("5550-9417", false, "55509417")]
    [InlineData("Z00000002", false, "Z00000002")]
    [InlineData("XXXX", false, "XXXX")]
    [InlineData("", false, "")]
    public void A_masked_number_is_told_from_a_full_one(string text, bool isMasked, string shown)
    {
        var number = new AccountNumber(text);
        Assert.Equal((isMasked, shown), (number.IsMasked, number.Shown));
    }

    [Theory]
    [InlineData("...001", "XXXX-0001", true)]
    [InlineData("...001", "5550-9001", true)]
    [InlineData("XXXX-9001", "5550-9001", true)]
    [InlineData("...001", "5550-9002", false)]
    [InlineData("...001", "01", false)]
    [InlineData("5550-9001", "55509001", true)]
    [InlineData("5550-9001", "9001", false)]
    [InlineData("XXXX-0001", "...101", false)]
    public void Two_numbers_may_be_one_account_when_what_is_shown_ends_alike(string a, string b, bool may)
    {
        Assert.Equal(may, new AccountNumber(a).MayBe(new AccountNumber(b)));
        Assert.Equal(may, new AccountNumber(b).MayBe(new AccountNumber(a)));
    }
}
