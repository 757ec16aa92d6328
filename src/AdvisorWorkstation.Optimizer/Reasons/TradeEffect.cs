namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// What leaving one asset's trade out would change, everything else as decided and the difference in cash: objective and terms without the trade minus with
/// it, fractions of NAV. Positive: the trade is worth that much. Equal to the difference of two evaluations.
/// </summary>
/// <param name="Asset">The asset.</param>
/// <param name="Risk">Change of the risk term.</param>
/// <param name="Tax">Change of the tax term.</param>
/// <param name="Cost">Change of the trading cost.</param>
/// <param name="Linear">Change of the extra linear cost.</param>
/// <param name="Broken">Requirements that would be violated without the trade.</param>
public sealed record TradeEffect(int Asset, double Risk, double Tax, double Cost, double Linear, IReadOnlyList<Violation> Broken)
{
    /// <summary>Change of the objective.</summary>
    public double Objective => Risk + Tax + Cost + Linear;

    /// <summary>The term that the trade improves most; null when it improves none and a requirement forces it.</summary>
    public ObjectiveTerm? MainTerm
    {
        get
        {
            (ObjectiveTerm Term, double Change)[] terms = [(ObjectiveTerm.Risk, Risk), (ObjectiveTerm.Tax, Tax), (ObjectiveTerm.Cost, Cost), (ObjectiveTerm.Linear, Linear)];
            var main = terms.MaxBy(term => term.Change);
            return main.Change > 0 ? main.Term : null;
        }
    }
}
