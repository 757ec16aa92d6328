using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Markets;

public sealed class RiskModelTests
{
    private static readonly SecurityId[] Two = [new(1), new(2)];

    [Fact]
    public void The_same_numbers_have_the_same_hash_whatever_the_name()
    {
        var model = Model([1d, 2d], [0.03], [0.1, 0.2]);
        Assert.Equal(model.Hash, new RiskModel("other", TestAccount.Day, Two, 1, [1d, 2d], [0.03], [0.1, 0.2], Own).Hash);
    }

    [Fact]
    public void Every_number_is_in_the_hash()
    {
        var hash = Model([1d, 2d], [0.03], [0.1, 0.2]).Hash;
        Assert.NotEqual(hash, Model([1d, double.BitIncrement(2d)], [0.03], [0.1, 0.2]).Hash);
        Assert.NotEqual(hash, Model([1d, 2d], [0.04], [0.1, 0.2]).Hash);
        Assert.NotEqual(hash, Model([1d, 2d], [0.03], [0.1, 0.3]).Hash);
        Assert.NotEqual(hash, new RiskModel("m", TestAccount.Day, [new(2), new(1)], 1, [1d, 2d], [0.03], [0.1, 0.2], Own).Hash);
    }

    [Fact]
    public void A_model_with_a_number_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Model([1d, double.NaN], [0.03], [0.1, 0.2]));
        Assert.Throws<ArgumentException>(() => Model([1d, 2d], [double.PositiveInfinity], [0.1, 0.2]));
        Assert.Throws<ArgumentException>(() => Model([1d, 2d], [0.03], [0.1, -0.2]));
        Assert.Throws<ArgumentException>(() => Model([1d], [0.03], [0.1, 0.2]));
    }

    [Fact]
    public void A_security_that_the_model_does_not_know_has_no_row()
    {
        var model = Model([1d, 2d], [0.03], [0.1, 0.2]);
        Assert.Equal(1, model.RowOf(new SecurityId(2)));
        Assert.Null(model.RowOf(new SecurityId(3)));
    }

    private static readonly ExposureOrigin[] Own = [ExposureOrigin.Own, ExposureOrigin.Own];

    private static RiskModel Model(double[] exposures, double[] covariance, double[] specific) =>
        new("m", TestAccount.Day, Two, 1, exposures, covariance, specific, Own);
}
