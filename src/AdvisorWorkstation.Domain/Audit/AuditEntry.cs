using AdvisorWorkstation.Domain.Identity;

namespace AdvisorWorkstation.Domain.Audit;

/// <summary>What is being written down: an intent and its effect, not a diff of columns.</summary>
/// <param name="Action">A verb in the past tense with its subject, such as <c>proposal.approved</c>.</param>
/// <param name="SubjectType">What kind of thing it happened to.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="SubjectVersion">The revision or version that it was about; zero where there is none.</param>
/// <param name="Payload">What it led to, as a flat record (<see cref="CanonicalJson"/>).</param>
/// <param name="Reason">Why, in the person's own words; empty where none was asked for.</param>
public sealed record AuditEvent(
    string Action,
    string SubjectType,
    string SubjectId,
    int SubjectVersion,
    IReadOnlyDictionary<string, object?> Payload,
    string Reason = "");

/// <summary>One line of the history. Nobody changes or deletes one: the tree over them would show it.</summary>
/// <param name="Sequence">Its place, from zero, without gaps.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="ActorId">Who.</param>
/// <param name="ActorName">Their name at that moment.</param>
/// <param name="ActorRoles">Their roles at that moment, in words.</param>
/// <param name="ActorScope">The books they covered at that moment: <c>all</c>, or their ids.</param>
/// <param name="Session">The circuit, request or verb.</param>
/// <param name="Action">What happened.</param>
/// <param name="SubjectType">What kind of thing it happened to.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="SubjectVersion">Which revision of it.</param>
/// <param name="Payload">What it led to, in canonical JSON.</param>
/// <param name="Reason">Why.</param>
public sealed record AuditEntry(
    long Sequence,
    DateTimeOffset At,
    string ActorId,
    string ActorName,
    string ActorRoles,
    string ActorScope,
    string Session,
    string Action,
    string SubjectType,
    string SubjectId,
    int SubjectVersion,
    string Payload,
    string Reason)
{
    /// <summary>The entry for an event that somebody caused.</summary>
    public static AuditEntry Of(long sequence, DateTimeOffset at, Entitlement who, AuditEvent happened) => new(
        sequence,
        at,
        who.Person.ToString(),
        who.Name,
        who.RoleWords,
        who.Scope.Every ? "all" : string.Join(",", who.Scope.Books.Select(b => b.ToString()).Order(StringComparer.Ordinal)),
        who.Session,
        happened.Action,
        happened.SubjectType,
        happened.SubjectId,
        happened.SubjectVersion,
        CanonicalJson.WriteText(happened.Payload),
        happened.Reason);

    /// <summary>The bytes whose hash is the entry's leaf in the tree.</summary>
    public byte[] LeafBytes() => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["sequence"] = Sequence,
        ["at"] = At,
        ["actorId"] = ActorId,
        ["actorName"] = ActorName,
        ["actorRoles"] = ActorRoles,
        ["actorScope"] = ActorScope,
        ["session"] = Session,
        ["action"] = Action,
        ["subjectType"] = SubjectType,
        ["subjectId"] = SubjectId,
        ["subjectVersion"] = SubjectVersion,
        ["payload"] = Payload,
        ["reason"] = Reason,
    });
}
