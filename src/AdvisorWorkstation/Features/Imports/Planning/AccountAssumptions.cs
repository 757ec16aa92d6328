using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>What is assumed about an account that a custodian reports and nobody has described yet. Each assumption is shown as a warning.</summary>
internal static partial class AccountAssumptions
{
    /// <summary>The book of accounts that nobody has put into one.</summary>
    public const string UnassignedBook = "Unassigned";

    /// <summary>The highest federal rates, and no state's.</summary>
    public static readonly TaxProfile Rates =
        new(Weight.FromPercent(37m), Weight.FromPercent(20m), Weight.Zero, Weight.FromPercent(3.8m));

    private static readonly (Regex Words, AccountKind Kind)[] KindWords =
    [
        (Roth, AccountKind.RothIra),
        (Ira, AccountKind.TraditionalIra),
        (Trust, AccountKind.Trust),
        (Joint, AccountKind.JointTaxable),
    ];

    [GeneratedRegex(@"\broth\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Roth { get; }

    [GeneratedRegex(@"\b(ira|rollover)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ira { get; }

    [GeneratedRegex(@"\btrust\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Trust { get; }

    [GeneratedRegex(@"\b(joint|wros|jtwros|tenants)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint { get; }

    /// <summary>The kind that an account's name says; null when it says none.</summary>
    public static AccountKind? KindOf(string name)
    {
        foreach (var (words, kind) in KindWords)
        {
            if (words.IsMatch(name))
            {
                return kind;
            }
        }
        return null;
    }

    /// <summary>A custodian that nobody has described: it takes whole shares and no lot instructions.</summary>
    public static Custodian Cautious(string name) => new(name, false, 0, LotInstructionStyle.None, Layouts.CustodiansLayout.FixTargetOf(name));
}
