namespace AdvisorWorkstation.Domain.Values;

/// <summary>How much a finding weighs, least first.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>A person has to look and say yes.</summary>
    Review,

    /// <summary>Nothing goes on until it is resolved.</summary>
    Block,
}
