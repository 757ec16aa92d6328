using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>
/// How an account's policy wants its orders carried out, against what the files can say: they carry market orders, good for the day, of which a part may be
/// filled. A wish that no file carries keeps the account's orders from leaving as something else.
/// </summary>
public static class ExecutionRules
{
    /// <summary>What the order files of a custodian can't say, each as a sentence that follows an account's name.</summary>
    public static IEnumerable<string> Check(Policy policy, string custodian)
    {
        var terms = policy.Require<OrderTerms>();
        if (terms.Type != OrderTerms.Market)
        {
            yield return $"its policy asks for market orders at the close, which the files for {custodian} can't carry. Trade it by hand, or allow market orders.";
        }
        if (terms.Window != OrderTerms.AllDay)
        {
            yield return $"its policy asks to trade in the {terms.Window}, which the files for {custodian} can't carry. Trade it by hand, or allow the whole day.";
        }
        if (!policy.Require<ExecutionAllowances>().PartialFills)
        {
            yield return $"its policy allows no partial fills, which the files for {custodian} can't say. Trade it by hand, or allow them.";
        }
    }
}
