using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes;

/// <summary>One security as an account sees it on a day: held, in its index, or both.</summary>
/// <param name="Security">What it is.</param>
/// <param name="Price">The latest price; null when there is none, and then it can't be traded.</param>
/// <param name="PriceDate">The day of that price.</param>
/// <param name="Target">Its weight in what the account follows; zero for a security outside of it.</param>
/// <param name="Attributes">Screens and scores loaded by file, by name.</param>
public sealed record SecurityView(
    Security Security,
    Price? Price,
    DateOnly? PriceDate,
    Weight Target,
    IReadOnlyDictionary<string, decimal> Attributes);
