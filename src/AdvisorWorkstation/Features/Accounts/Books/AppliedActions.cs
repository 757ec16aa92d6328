using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>The terms that a corporate action was booked with.</summary>
internal static class AppliedActions
{
    /// <exception cref="InvalidOperationException">The action is not booked.</exception>
    public static ActionTerms AppliedTerms(this CorporateActionRow action) => action.Applied is { } terms
        ? DomainJson.Read<ActionTerms>(terms)
        : throw new InvalidOperationException($"corporate action {action.ExternalId} is not booked, and the ledger names it");

    public static byte[] Store(ActionTerms terms) => DomainJson.Write(terms);
}
