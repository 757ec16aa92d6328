using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Which model an account follows: what account, household or firm chose, else the model that the account was given, else the firm's default. Found
/// before the policy is merged, because the found model's choices take part in that; a model itself has no say in it (<see cref="TargetFollow"/>).
/// </summary>
public static class FollowedModel
{
    /// <summary>The model, or why there is none.</summary>
    /// <param name="choices">The choices of firm, household and account.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="named">The model of a name; null when there is none.</param>
    /// <param name="given">The model that the account was given; null for none.</param>
    /// <param name="standard">The firm's default; null for none.</param>
    public static Outcome<ModelId> Of(
        IEnumerable<Customization> choices, AsOf asOf, Func<string, ModelId?> named, ModelId? given, ModelId? standard)
    {
        var option = new TargetFollowOption();
        var policy = Policy.Merge(choices.Where(c => c.Option == option.Key && option.Scopes.Contains(c.Scope)), asOf);
        var follow = policy.Require<TargetFollow>();
        if (follow.Model is { } name)
        {
            return named(name) is { } found ? found : new Refusal("no-target", $"The account is to follow {name}, and there is no model of that name. Choose another under its wishes.");
        }
        return (given ?? standard) is { } model
            ? model
            : new Refusal("no-target", "The account follows nothing: give it a model, or give the firm a default, and import its index.");
    }
}
