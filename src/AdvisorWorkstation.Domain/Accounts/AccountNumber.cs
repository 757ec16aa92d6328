namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>
/// A custodian's account number as a file gives it. Some files mask it: <c>...001</c> and <c>XXXX-0001</c> show its end only, and then it can
/// only be said which accounts it may mean.
/// </summary>
/// <param name="Text">As it stands in the file.</param>
public readonly record struct AccountNumber(string Text)
{
    private const int ShortestMask = 2;

    /// <summary>True when only its end is shown.</summary>
    public bool IsMasked => MaskLength >= ShortestMask && MaskLength < Text.Length;

    /// <summary>What is shown of it, without dashes.</summary>
    public string Shown => (IsMasked ? Text[MaskLength..] : Text).Replace("-", "", StringComparison.Ordinal);

    private int MaskLength
    {
        get
        {
            var mask = Text.Length > 0 && Text[0] is '.' or 'X' or 'x' or '*' ? Text[0] : '\0';
            var length = Text.TakeWhile(c => c == mask).Count();
            return length >= ShortestMask && length < Text.Length && Text[length] == '-' ? length + 1 : length;
        }
    }

    /// <summary>True when both can be the number of one account: what the one shows ends like what the other shows.</summary>
    public bool MayBe(AccountNumber other)
    {
        var (a, b) = (Shown, other.Shown);
        return (IsMasked, other.IsMasked) switch
        {
            (false, false) => a.Equals(b, StringComparison.OrdinalIgnoreCase),
            (true, false) => b.EndsWith(a, StringComparison.OrdinalIgnoreCase),
            (false, true) => a.EndsWith(b, StringComparison.OrdinalIgnoreCase),
            (true, true) => a.EndsWith(b, StringComparison.OrdinalIgnoreCase) || b.EndsWith(a, StringComparison.OrdinalIgnoreCase),
        };
    }
}
