namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>The history of choices as sentences.</summary>
public static class WishHistory
{
    /// <summary>"From 2026-03-01: holds no tobacco, asked by the client (call), entered by Daniel Reyes. She wants no tobacco."</summary>
    public static string SentenceOf(Customization choice)
    {
        var option = PolicyOptions.Find(choice.Option);
        var said = option is null ? choice.Option : option.Sentence(choice.Arguments).TrimEnd('.');
        var days = choice.To switch
        {
            null => $"From {choice.From:yyyy-MM-dd}",
            { } to when to < choice.From => $"Taken back before {choice.From:yyyy-MM-dd}",
            { } to => $"From {choice.From:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        };
        return $"{days}: {char.ToLowerInvariant(said[0])}{said[1..]}{(choice.IsLocked ? ", locked" : "")}"
            + $"{(choice.AskedBy.Length > 0 ? $", asked by {choice.AskedBy}" : "")}{How(choice.AskedHow)}"
            + $"{(choice.EnteredBy.Length > 0 ? $", entered by {choice.EnteredBy}" : "")}."
            + (choice.Reason.Length > 0 ? $" {choice.Reason.TrimEnd('.')}." : "");
    }

    private static string How(string how) => how switch
    {
        "" => "",
        "call" => " on the phone",
        "meeting" => " in a meeting",
        "mail" => " by mail",
        _ => $" ({how})",
    };
}
