using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>One approved trade by name: what an order id is made from.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Revision">Its approved revision.</param>
/// <param name="Line">The trade's line.</param>
public readonly record struct TradeKey(ProposalId Proposal, int Revision, int Line)
{
    /// <summary>The key in one spelling.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Proposal}/{Revision}/{Line}");
}

/// <summary>
/// The ids that orders carry to the counterparty. An id is a hash of the approved trades in the order and of nothing else, so the same trades
/// exported again carry the same id, and the counterparty can refuse the duplicate. 90 bits make a collision unlikely; it is checked all the
/// same, in the batch by <see cref="Rules.PlanRules"/> and against earlier batches by the database.
/// </summary>
public static class ClientOrderIds
{
    /// <summary>The longest id that every counterparty takes.</summary>
    public const int MaxLength = 20;

    private const string OrderPrefix = "AW";
    private const string AllocationPrefix = "AL";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerLetter = 5;

    /// <summary>The id of an order for these trades, in whatever sequence they come.</summary>
    public static string Of(IEnumerable<TradeKey> trades)
    {
        var text = string.Join('\n', trades.Select(t => t.ToString()).Order(StringComparer.Ordinal));
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        var letters = new char[MaxLength - OrderPrefix.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * BitsPerLetter;
            var window = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            letters[i] = Alphabet[(window >> (16 - BitsPerLetter - (bit % 8))) & 31];
        }
        return OrderPrefix + new string(letters);
    }

    /// <summary>The id of the allocation instruction that belongs to an order.</summary>
    public static string AllocationIdOf(string clientOrderId) => AllocationPrefix + clientOrderId[OrderPrefix.Length..];
}
