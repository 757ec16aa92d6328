namespace AdvisorWorkstation.Features.Imports.Facts;

/// <summary>Where something stands in a delivery.</summary>
internal readonly record struct Place(int File, int Line, string Column);

/// <summary>A ticker as a file spells it.</summary>
internal readonly record struct Spelled(string Text, Place At);

/// <summary>An account as a file names it; the number may be masked, such as <c>...001</c>.</summary>
internal sealed record AccountReference(string Custodian, string Number, Place At)
{
    /// <summary>A file that does not say of which account it is.</summary>
    public static AccountReference OfNobody(string custodian, Place at) => new(custodian, "", at);

    /// <summary>True when the file does not say of which account it is.</summary>
    public bool IsUnnamed => Number.Length == 0;
}

/// <summary>One thing that a file says. Its figures are checked; what it means for this firm is decided when it is planned.</summary>
internal abstract record Fact
{
    /// <summary>The tickers it names, so that securities can be known before anything is said about them.</summary>
    public virtual IEnumerable<Spelled> Tickers => [];

    /// <summary>The account it is about, when it is about one.</summary>
    public virtual AccountReference? Subject => null;
}
