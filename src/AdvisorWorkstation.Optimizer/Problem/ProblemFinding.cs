namespace AdvisorWorkstation.Optimizer;

/// <summary>One reason why an input is refused.</summary>
/// <param name="Field">The field at fault, such as "Assets.Price" or "Rows[3].Coefficient".</param>
/// <param name="Index">Index within the field, or null when the field as a whole is at fault.</param>
/// <param name="Message">What is wrong, as a sentence part: "is NaN", "is below the lower bound".</param>
public sealed record ProblemFinding(string Field, int? Index, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Index is { } index ? $"{Field}[{index}] {Message}" : $"{Field} {Message}";
}
