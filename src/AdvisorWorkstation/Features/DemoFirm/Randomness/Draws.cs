namespace AdvisorWorkstation.Features.DemoFirm.Randomness;

/// <summary>Shapes of chance on top of a stream.</summary>
public static class Draws
{
    /// <summary>A standard normal number (Box and Muller).</summary>
    public static double Normal(this SeededRandom stream) =>
        Math.Sqrt(-2d * Math.Log(1d - stream.Unit())) * Math.Cos(2d * Math.PI * stream.Unit());

    /// <summary>From a number to a number.</summary>
    public static double Between(this SeededRandom stream, double low, double high) => low + ((high - low) * stream.Unit());

    /// <summary>A whole number from one to another, both included.</summary>
    public static int Between(this SeededRandom stream, int low, int high) => low + stream.Below(high - low + 1);

    /// <summary>True as often as the probability says.</summary>
    public static bool Chance(this SeededRandom stream, double probability) => stream.Unit() < probability;

    /// <summary>One of several, each as likely as the other.</summary>
    public static T Pick<T>(this SeededRandom stream, IReadOnlyList<T> choices) => choices[stream.Below(choices.Count)];

    /// <summary>One of several, as likely as its weight says.</summary>
    public static T Pick<T>(this SeededRandom stream, IReadOnlyList<(T Choice, double Weight)> choices)
    {
        var left = stream.Unit() * choices.Sum(c => c.Weight);
        foreach (var (choice, weight) in choices)
        {
            left -= weight;
            if (left < 0d)
            {
                return choice;
            }
        }
        return choices[^1].Choice;
    }

    /// <summary>All of them in a random order (Fisher and Yates).</summary>
    public static T[] Shuffled<T>(this SeededRandom stream, IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = stream.Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled;
    }
}
