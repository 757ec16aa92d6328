using AdvisorWorkstation.Domain.Accounts.Tax;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>From how many days after a sale at a loss a security is bought again. Read by the snapshot of an account.</summary>
public sealed record WashSaleBuffer(int Days) : Requirement;

/// <summary>Menu row 34.</summary>
public sealed class WashSaleBufferOption : PolicyOption<WashSaleBuffer>
{
    private static readonly Parameter<int> Days = Parameter.Count("days", "Bought again after", "days", WashSaleView.FirstDayAfter, WashSaleView.FirstDayAfter, WashSaleView.LongestBuffer);

    public override string Key => "tax.wash-buffer";

    public override int Number => 34;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Wash-sale buffer";

    public override IReadOnlyList<Parameter> Parameters => [Days];

    public override string Sentence(Arguments arguments) =>
        $"Buys what was sold at a loss again from {arguments.TextOf(Days)} days after the sale.";

    public override WashSaleBuffer ReduceTo(Arguments arguments) => new(arguments.Get(Days));
}
