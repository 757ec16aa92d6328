namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>The custodian's profile must be one that order files can be written for.</summary>
internal static class CustodianRules
{
    private const int MostDecimals = 6;

    public static IEnumerable<OrderFinding> Check(OrderRequest request)
    {
        var custodian = request.Custodian;
        if (!OrderText.IsParty(custodian.FixTarget))
        {
            yield return new OrderFinding(
                "fix-target",
                null,
                $"{custodian.Name} has the FIX target '{OrderText.Shown(custodian.FixTarget)}', which can't be written. "
                + "Use 1 to 20 letters, digits, dots, dashes or underscores.");
        }
        if (custodian.ShareDecimals is < 0 or > MostDecimals)
        {
            yield return new OrderFinding(
                "share-decimals", null, $"{custodian.Name} is set to {custodian.ShareDecimals} decimals of a share; 0 to {MostDecimals} are possible.");
        }
    }
}
