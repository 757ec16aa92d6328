namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// The places of stored rows in a household's ledger. Three tables feed it, each with ids of its own; together they need numbers that never meet and
/// never change, because lots are named by them.
/// </summary>
internal static class LedgerSequence
{
    private const int Tables = 4;

    public static long OfTransaction(long id) => id * Tables;

    public static long OfStatement(long id) => (id * Tables) + 1;

    public static long OfStatedGain(long id) => (id * Tables) + 2;

    /// <summary>The transaction that a place is of; null when it is another row's.</summary>
    public static long? TransactionAt(long sequence) => sequence > 0 && sequence % Tables == 0 ? sequence / Tables : null;

    /// <summary>The statement that a place is of; null when it is another row's.</summary>
    public static long? StatementAt(long sequence) => sequence % Tables == 1 ? sequence / Tables : null;
}
