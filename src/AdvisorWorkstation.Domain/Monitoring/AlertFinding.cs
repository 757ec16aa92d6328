using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>
/// One test of one account on one day, whether it holds or not: the readings of today are what raises an alert and what closes it.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Cause">What tells two of one kind apart; empty where an account can have one only.</param>
/// <param name="Test">The test with its figures.</param>
/// <param name="Finding">Says what is so; asked only where the test holds.</param>
public sealed record AlertReading(AlertKind Kind, string Cause, Predicate Test, Func<AlertWords> Finding);

/// <summary>What is so, and what it is about.</summary>
/// <param name="Sentence">What is so.</param>
/// <param name="AtStake">Dollars that it is about; zero when it is about none.</param>
/// <param name="By">When it has to be dealt with; null when any day will do.</param>
/// <param name="Level">How much it weighs.</param>
public sealed record AlertWords(string Sentence, Money AtStake, DateOnly? By, AlertLevel Level)
{
    /// <summary>The same as a part of the account, where dollars are not the measure; null otherwise.</summary>
    public BasisPoints? StakeBp { get; init; }
}

/// <summary>Something about an account that asks for attention today.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Cause">What tells two of one kind apart; empty where an account can have one only.</param>
/// <param name="Sentence">What is so.</param>
/// <param name="Test">The test that holds: when it no longer does, the alert closes itself.</param>
/// <param name="AtStake">Dollars that it is about.</param>
/// <param name="By">When it has to be dealt with; null when any day will do.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="StakeBp">The same as a part of the account, where dollars are not the measure.</param>
public sealed record AlertFinding(
    AlertKind Kind, string Cause, string Sentence, Predicate Test, Money AtStake, DateOnly? By, AlertLevel Level, BasisPoints? StakeBp)
{
    /// <summary>The test with its figures, in words.</summary>
    public string Predicate => Test.Words;
}

/// <summary>What one look at an account's rules found: what holds, and the tests that do not, for the evidence of alerts that end.</summary>
/// <param name="Holding">What asks for attention.</param>
/// <param name="Quiet">The tests that were made and do not hold.</param>
public sealed record AlertCheck(IReadOnlyList<AlertFinding> Holding, IReadOnlyList<QuietTest> Quiet)
{
    /// <summary>Parts readings into those that hold and those that do not.</summary>
    public static AlertCheck Of(IEnumerable<AlertReading> readings)
    {
        var holding = new List<AlertFinding>();
        var quiet = new List<QuietTest>();
        foreach (var reading in readings)
        {
            if (reading.Test.Holds)
            {
                var words = reading.Finding();
                holding.Add(new AlertFinding(
                    reading.Kind, reading.Cause, words.Sentence, reading.Test, words.AtStake.RoundedToCents, words.By, words.Level, words.StakeBp));
            }
            else
            {
                quiet.Add(new QuietTest(reading.Kind, reading.Cause, reading.Test));
            }
        }
        return new AlertCheck(holding, quiet);
    }

    /// <summary>What shows that an alert's test no longer holds.</summary>
    public Predicate EvidenceFor(AlertKind kind, string cause, Predicate raised) =>
        Quiet.FirstOrDefault(q => q.Kind == kind && q.Cause == cause)?.Test ?? raised with { Value = null };
}

/// <summary>A test that was made and does not hold.</summary>
public sealed record QuietTest(AlertKind Kind, string Cause, Predicate Test);
