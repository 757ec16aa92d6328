namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What the account follows: a model by its name, in its version of the day. It is read before the account's snapshot is put together, because the
/// other choices of the policy depend on it: which model's choices take part in the merge is only known once the target is. So a model can't choose it;
/// the choices of account, household and firm are merged first for this option alone, then the found model's choices join the rest. Where nobody
/// chose, the model that the custodian's file gave the account holds, and the firm's default after that.
/// </summary>
/// <param name="Model">The model's name; null for the one that the account was given.</param>
public sealed record TargetFollow(string? Model) : Requirement;

/// <summary>Menu row 1.</summary>
public sealed class TargetFollowOption : PolicyOption<TargetFollow>
{
    /// <summary>The word for the model that the account was given.</summary>
    public const string AsGiven = "as given";

    private static readonly Parameter<string> Model = Parameter.Model("model", "Model", AsGiven);

    public override string Key => "target.follow";

    public override int Number => 1;

    public override Menu Menu => Menu.Target;

    public override string Name => "What it follows";

    public override IReadOnlyList<Parameter> Parameters => [Model];

    public override IReadOnlyList<PolicyScope> Scopes => [PolicyScope.Firm, PolicyScope.Household, PolicyScope.Account];

    public override string Sentence(Arguments arguments) =>
        arguments.Get(Model) is var model && model == AsGiven ? "Follows the model that it was given." : $"Follows {model}.";

    public override TargetFollow ReduceTo(Arguments arguments) => new(arguments.Get(Model) is var model && model == AsGiven ? null : model);
}
