namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Something to know about the client, with a link to the request it came from. It moves no trade; the policy's statement prints it.</summary>
public sealed record ProfileNote(string Note, string? Link) : Requirement;

/// <summary>Menu row 63.</summary>
public sealed class ProfileNoteOption : PolicyOption<ProfileNote>
{
    private static readonly Parameter<string> Note = Parameter.Words("note", "Note");
    private static readonly Parameter<string?> Link = Parameter.OptionalWords("link", "Client request");

    public override string Key => "notes.profile";

    public override int Number => 63;

    public override Menu Menu => Menu.Notes;

    public override string Name => "Profile note";

    public override IReadOnlyList<Parameter> Parameters => [Note, Link];

    public override Parameter Instance => Note;

    public override string Sentence(Arguments arguments) =>
        $"Note: {arguments.Get(Note).TrimEnd('.')}{(arguments.Get(Link) is { } link ? $" ({link})" : "")}.";

    public override ProfileNote ReduceTo(Arguments arguments) => new(arguments.Get(Note), arguments.Get(Link));
}
