namespace AdvisorWorkstation.Domain.Values;

/// <summary>Why something that was asked for is not done. Expected refusals are values; only bugs throw.</summary>
/// <param name="Code">A stable name for tests, logs and other programs, such as <c>not-your-book</c>.</param>
/// <param name="Sentence">What happened and what to do, in words that the person who asked can use.</param>
public sealed record Refusal(string Code, string Sentence);

/// <summary>What came of a request: a value, or the reason why there is none.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>The reason, or null when the request was carried out.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when the request was refused.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The request was refused: ask <see cref="IsRefused"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
