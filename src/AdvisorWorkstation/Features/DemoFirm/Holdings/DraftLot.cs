using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>A lot of the demo firm before it has an id.</summary>
/// <param name="Security">The security's place in the universe.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Day">The trading day of its purchase.</param>
/// <param name="Cost">What it cost; null when the custodian does not say.</param>
/// <param name="IsReinvested">True when a dividend bought it.</param>
public sealed record DraftLot(int Security, Shares Quantity, int Day, Money? Cost, bool IsReinvested);
