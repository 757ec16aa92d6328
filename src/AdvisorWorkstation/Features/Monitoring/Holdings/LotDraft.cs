using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>A lot while a person types it.</summary>
internal sealed class LotDraft
{
    private const int MoneyDecimals = 4;

    private string? _custodianLotId;
    private HoldingTerm? _term;

    public DateOnly? Day { get; set; }

    public string Shares { get; set; } = "";

    /// <summary>Empty where nobody knows it.</summary>
    public string Basis { get; set; } = "";

    public static LotDraft Of(Lot lot) => new()
    {
        Day = lot.PurchasedOn,
        Shares = lot.Quantity.ToString(),
        Basis = lot.CostBasis?.ToString() ?? "",
        _custodianLotId = lot.CustodianLotId,
        _term = lot.StatedTerm,
    };

    /// <summary>The lot as it is stated, or what can't be read.</summary>
    public Outcome<StatedLot> ToStated() =>
        Number(Shares) is not { } shares ? new Refusal("shares", $"\"{Shares}\" is no number of shares, such as 120 or 12.5.")
        : Basis.Trim().Length > 0 && Number(Basis) is null ? new Refusal("basis", $"\"{Basis}\" is no amount, such as 1050 or 1,050.25. Leave it empty where nobody knows it.")
        : new StatedLot(new Shares(shares), Day, Number(Basis) is { } basis ? new Money(decimal.Round(basis, MoneyDecimals)) : null, Day is null ? _term : null, _custodianLotId);

    private static decimal? Number(string text) => decimal.TryParse(
        text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;
}
