using System.Globalization;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A choice that is new.</summary>
/// <param name="Choice">What was chosen.</param>
/// <param name="Account">For which account; null for another scope.</param>
/// <param name="Name">For which household or model; empty for the firm and for an account.</param>
internal sealed record NewCustomization(Customization Choice, AccountKey? Account, string Name);

/// <summary>A stored choice that ends because another follows it.</summary>
internal sealed record EndedCustomization(int Id, DateOnly To);

/// <summary>What changes about choices: they are never edited, one ends and another starts.</summary>
internal sealed record CustomizationPlan(IReadOnlyList<NewCustomization> New, IReadOnlyList<EndedCustomization> Ended);

internal sealed class CustomizationPlanner(
    FirmState firm, Delivery delivery, AccountDirectory directory, TickerResolver tickers, ImportNames names)
{
    private readonly List<NewCustomization> _new = [];

    /// <summary>Every attribute that some security has, or gets with this delivery.</summary>
    private readonly HashSet<string> _attributes =
        [.. firm.Attributes.Keys.Select(a => a.Name), .. delivery.Facts<AttributeFact>().Select(a => a.Name)];

    private readonly Dictionary<int, EndedCustomization> _ended = [];

    public CustomizationPlan Plan()
    {
        var stored = firm.Customizations.ToLookup(c => (c.Scope, c.ScopeId));
        foreach (var fact in delivery.Facts<CustomizationFact>())
        {
            var choice = fact.Choice with { Arguments = Spelled(fact) };
            if (Subject(fact) is not { } planned || IsSecond(planned, fact))
            {
                continue;
            }
            var same = IdOf(planned) is { } id ? stored[(choice.Scope, id)].Where(c => IsSameMatter(c.ToCustomization(), choice)).ToList() : [];
            if (same.Exists(c => c.From == choice.From && c.To == choice.To && c.ToCustomization().Arguments == choice.Arguments))
            {
                continue;
            }
            foreach (var older in same.Where(c => c.From <= choice.From && (c.To is null || c.To >= choice.From)))
            {
                _ended[older.Id] = new EndedCustomization(older.Id, choice.From.AddDays(-1));
            }
            foreach (var unknown in AttributeNames.Unknown(PolicyOptions.Find(choice.Option)!, choice.Arguments, _attributes))
            {
                delivery.Warn(fact.At, unknown);
            }
            _new.Add(planned with { Choice = choice });
        }
        return new CustomizationPlan(_new, [.. _ended.Values.OrderBy(e => e.Id)]);
    }

    private NewCustomization? Subject(CustomizationFact fact)
    {
        switch (fact.Choice.Scope)
        {
            case PolicyScope.Firm:
                return new NewCustomization(fact.Choice, null, "");
            case PolicyScope.Account:
                var found = directory.FindNumber(fact.ScopeName);
                if (found.Count != 1)
                {
                    delivery.Error(
                        fact.At,
                        found.Count == 0
                            ? $"There is no account {fact.ScopeName}. Import it first, or together with this file."
                            : $"{fact.ScopeName} can mean {string.Join(" or ", found)}. Give the full number.");
                }
                return found.Count == 1 ? new NewCustomization(fact.Choice, found[0], "") : null;
            case PolicyScope.Household or PolicyScope.Model:
                var known = fact.Choice.Scope == PolicyScope.Household ? names.Households : names.Models;
                var name = known.FirstOrDefault(n => n.Equals(fact.ScopeName, StringComparison.OrdinalIgnoreCase));
                if (name is null)
                {
                    delivery.Error(
                        fact.At,
                        $"There is no {fact.Choice.Scope.ToString().ToLowerInvariant()} '{fact.ScopeName}'. "
                        + "Import it first, or together with this file.");
                }
                return name is null ? null : new NewCustomization(fact.Choice, null, name);
            default:
                throw new InvalidOperationException($"no scope {fact.Choice.Scope}");
        }
    }

    private bool IsSecond(NewCustomization planned, CustomizationFact fact)
    {
        var isSecond = _new.Exists(n => n.Account == planned.Account && n.Name == planned.Name && n.Choice.Scope == fact.Choice.Scope
            && n.Choice.From == fact.Choice.From && IsSameMatter(n.Choice, fact.Choice));
        if (isSecond)
        {
            delivery.Error(
                fact.At,
                $"{fact.Choice.Option} from {fact.Choice.From:yyyy-MM-dd} stands twice for {fact.Choice.Scope} {fact.ScopeName}. "
                + "Keep one of the rows.");
        }
        return isSecond;
    }

    /// <summary>True when the one choice takes the place of the other.</summary>
    private static bool IsSameMatter(Customization a, Customization b) =>
        a.Option == b.Option
        && (PolicyOptions.Find(a.Option)?.Instance is not { } instance || a.Arguments.TextOf(instance) == b.Arguments.TextOf(instance));

    /// <summary>The id of a stored subject as text; null when the delivery brings it.</summary>
    private string? IdOf(NewCustomization planned) => planned switch
    {
        { Account: { } account } => firm.AccountOf(account)?.Id.ToString(),
        { Choice.Scope: PolicyScope.Household } => firm.Households.FirstOrDefault(h => h.Name == planned.Name)?.Id.ToString(),
        { Choice.Scope: PolicyScope.Model } => firm.Models.FirstOrDefault(m => m.Name == planned.Name)?.Id.Value.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The arguments with tickers in the firm's spelling: a rule about BRKB has to hold for BRK.B.</summary>
    private Arguments Spelled(CustomizationFact fact)
    {
        var values = fact.Choice.Arguments.Values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var parameter in PolicyOptions.Find(fact.Choice.Option)!.Parameters.OfType<Parameter<Ticker>>())
        {
            var text = fact.Choice.Arguments.TextOf(parameter);
            if (tickers.Peek(text) is { } ticker)
            {
                values[parameter.Name] = ticker.Symbol;
            }
            else
            {
                delivery.Warn(
                    fact.At,
                    $"The firm has no security {text} yet; the choice is kept and holds once there is one of exactly this spelling.");
            }
        }
        return new Arguments(values);
    }
}
