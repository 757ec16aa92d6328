using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>The terms of a stored corporate action: announced, and as it was booked.</summary>
internal static class AppliedActions
{
    public static AnnouncedTerms AnnouncedTerms(this CorporateActionRow action) => TermsGrammar.Parse(action.Kind, action.Terms);

    /// <summary>What it is and of which day, in words that stand behind "the".</summary>
    public static string Words(this CorporateActionRow action) => $"{action.AnnouncedTerms().Words} of {action.Effective:yyyy-MM-dd}";

    /// <exception cref="InvalidOperationException">The action is not booked.</exception>
    public static ActionTerms AppliedTerms(this CorporateActionRow action) => action.Applied is { } terms
        ? DomainJson.Read<ActionTerms>(terms)
        : throw new InvalidOperationException($"corporate action {action.ExternalId} is not booked, and the ledger names it");

    public static byte[] Store(ActionTerms terms) => DomainJson.Write(terms);
}
