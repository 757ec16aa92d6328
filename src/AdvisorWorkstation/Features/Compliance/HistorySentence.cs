using System.Text.Json;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>A line of the history as a sentence.</summary>
internal static class HistorySentence
{
    public static string Of(HistoryLine line)
    {
        using var payload = JsonDocument.Parse(line.Payload);
        string Field(string name) => payload.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
        return line.Action switch
        {
            "proposal.made" => $"made a proposal for {Field("accountName")}: {Field("trades")} trades, worth ${Field("worth")}, proven to within {Field("gapBp")} bp",
            "proposal.sent-to-review" => "sent the proposal to a person",
            "proposal.approved-by-policy" => "let policy approve the proposal",
            "proposal.edited" => $"edited the proposal: {Field("ticker")} {Field("quantityBefore")} to {(Field("quantityAfter") is { Length: > 0 } q ? $"{q} shares" : "the optimizer's choice")}; revision {line.SubjectVersion}",
            "proposal.approved-first" => $"approved revision {line.SubjectVersion}, which waits for a second approver",
            "proposal.approved" => $"approved revision {line.SubjectVersion}",
            "proposal.rejected" => $"rejected revision {line.SubjectVersion}",
            "proposal.sent-back" => $"sent revision {line.SubjectVersion} back",
            "proposal.exported" => $"exported revision {line.SubjectVersion}",
            "proposal.booked" => $"saw the orders of {Field("tradeDate")} in the positions of {Field("holdingsAsOf")}",
            "proposal.superseded" => "replaced the proposal with a newer one",
            "proposal.expired" => "let the proposal expire",
            "orders.exported" => $"released orders to {Field("custodian")}: {Field("orders")} orders of {Field("proposals")} proposals",
            "orders.downloaded" => $"downloaded the {Field("format")} file of a batch",
            "run.started" => $"started a run as of {Field("asOf")} over {Field("households")} households",
            "run.continued" => $"took the run as of {Field("asOf")} up again, which had stored {Field("done")} of {Field("households")} households",
            "run.finished" => $"finished a run: {Field("improved")} improved, {Field("alreadyBest")} already best, {Field("cannot")} cannot",
            "run.cancel-asked" => $"cancelled the run{(Field("startedBy") is { Length: > 0 } starter ? $" that {starter} started" : "")}",
            "run.cancelled" => $"saw the run end, cancelled, after {Field("accounts")} accounts",
            "run.failed" => $"saw a run fail: {Field("failure")}",
            "account.joined-pilots" => "took the account into the shadow ring",
            "account.left-pilots" => "took the account out of the shadow ring",
            "accounts.scanned" => $"looked at {Field("measured")} of {Field("enrolled")} accounts as of {Field("asOf")}: {Field("alertsRaised")} alerts raised, {Field("alertsClosed")} closed",
            "coverage.attested" => $"signed that {Field("scanned")} of {Field("enrolled")} enrolled accounts were scanned on {Field("day")}",
            "alert.acknowledged" => $"acknowledged an alert: {Field("sentence")}",
            "alert.assigned" => Field("assignee") is { Length: > 0 } assignee ? $"gave {assignee} an alert: {Field("sentence")}" : $"made an alert nobody's: {Field("sentence")}",
            "alert.snoozed" => $"snoozed an alert until {Field("until")}: {Field("sentence")}",
            "alert.reopened" => $"opened an alert again: {Field("sentence")}",
            "wash-sales.checked" => $"checked the wash sales of {Field("households")} households as of {Field("asOf")}: {Field("washSales")} found, {(Field("differences") is "" or "[]" ? "the books agree" : "the books differ")}",
            "risk-model.estimated" => "estimated the risk model",
            "action.booked" => $"booked {Field("ticker")}: the {Field("words")}, in {Field("accounts")} accounts, with ${Field("cash")} of cash",
            "action.reversed" => $"reversed {Field("ticker")}: the {Field("words")}, in {Field("accounts")} accounts",
            "import.committed" => "brought files in",
            "import.discarded" => "discarded a delivery of files",
            "import.previewed" => "looked at a delivery of files",
            "model.drafted" => $"drafted version {line.SubjectVersion} of {Field("model")}, from {Field("effective")} on",
            "model.edited" => $"edited version {line.SubjectVersion} of {Field("model")}: revision {Field("revision")}, from {Field("effective")} on",
            "model.submitted" => $"submitted version {line.SubjectVersion} of {Field("model")}, revision {Field("revision")}",
            "model.approved" => $"approved version {line.SubjectVersion} of {Field("model")}, revision {Field("revision")}, from {Field("effective")} on",
            "model.rejected" => $"rejected version {line.SubjectVersion} of {Field("model")}, revision {Field("revision")}",
            "model.discarded" => $"discarded version {line.SubjectVersion} of {Field("model")}",
            "target.previewed" => $"computed what {Field("name")} would do to {Field("accounts")} accounts",
            "search.saved" => $"saved the search {Field("name")}: {Field("when")}{(Field("alerts") is { Length: > 0 } ? ", with alerts" : "")}",
            "search.deleted" => $"deleted the search {Field("name")}",
            "rule.changed" => $"made version {line.SubjectVersion} of the rule {Field("name")}, from {Field("from")} on: {(Field("off") == "True" ? "off" : Field("when"))}",
            "grace.granted" => $"put {Field("ticker")} on the grace list until {Field("until")}",
            "grace.ended" => $"took {Field("ticker")} off the grace list",
            "wish.set" => $"set a wish from {Field("from")} on{(Field("to") is { Length: > 0 } last ? $" to {last}" : "")}: {Field("sentence")}{(Field("knownConflict") is { Length: > 0 } conflict ? $" It was set knowing that it can't be kept: {conflict}" : "")}",
            "wish.ended" => $"let a wish end with {Field("to")}: {Field("sentence")}",
            "default.set" => $"set what the {Field("level")} stands for from {Field("from")} on{(Field("locked") == "True" ? ", locked" : "")}: {Field("sentence")}",
            "default.ended" => $"let a default of the {Field("level")} end with {Field("to")}: {Field("sentence")}",
            "wish.requested" => $"wrote down what {Field("askedBy")} asked for: {Field("words")}",
            "wish.request-declined" => $"declined what {Field("askedBy")} asked for: {Field("words")}",
            "template.saved" => $"saved version {line.SubjectVersion} of the template {Field("name")}",
            "wishes.assigned" => $"assigned the template {Field("name")}, version {Field("version")}, to {Field("accounts")} accounts from {Field("from")} on",
            "wishes.reversed" => $"reversed the assignment of {Field("name")}: {Field("ended")} choices ended, {Field("kept")} stay because something newer stands on them",
            "lots.corrected" => $"corrected the lots of {Field("ticker")} as of {Field("date")}: {Field("reason")}",
            "history.exported" => $"took the history away as a file: {Field("entries")} entries",
            "history.verified" => $"verified the history: {Field("verdict")}",
            "person.added" => $"added {Field("name")}",
            "person.shut-out" => $"shut {Field("name")} out",
            "person.let-in" => $"let {Field("name")} in again",
            "firm.set-up" => $"set up {Field("firm")}",
            "firm.demo-created" => "made the demo firm",
            "access.denied" => Refused(line),
            _ => line.Action.Replace('.', ' ').Replace('-', ' '),
        };
    }

    /// <summary>What somebody was refused: a thing of other books or of none, or something that no role of theirs allows.</summary>
    private static string Refused(HistoryLine line) => line.SubjectType == "capability"
        ? $"was refused: wanted to {(Enum.TryParse<Capability>(line.SubjectId, out var wanted) ? wanted.Words() : "do something")}, which needs another role"
        : $"was refused: asked for {(line.SubjectType.StartsWith('a') ? "an" : "a")} {line.SubjectType} that is not in their books or does not exist";

    /// <summary>What the line is about, in a word or by name; empty where the sentence has said it.</summary>
    public static string AboutOf(HistoryLine line) => line switch
    {
        { SubjectId.Length: 0 } or { SubjectType: "capability" } => "",
        { SubjectName.Length: > 0 } => line.SubjectName,
        _ => line.SubjectType.Replace('-', ' '),
    };

    /// <summary>True when the history knows more of the subject than that somebody was refused it.</summary>
    public static bool HasStory(HistoryLine line) => line.Action != "access.denied" || line.SubjectName.Length > 0;

    /// <summary>Where the subject can be seen; null when it has no page.</summary>
    public static string? LinkOf(HistoryLine line) => line.SubjectType switch
    {
        "proposal" when line.Action != "access.denied" => $"/proposals/{line.SubjectId}",
        "corporate-action" => $"/data/actions?all=true&action={Uri.EscapeDataString(line.SubjectId)}",
        "account" when line.Action != "access.denied" => $"/accounts/{line.SubjectId}",
        _ => null,
    };

    /// <summary>The state that a transition led to, in words; empty for other lines.</summary>
    public static string StateOf(HistoryLine line)
    {
        using var payload = JsonDocument.Parse(line.Payload);
        return payload.RootElement.TryGetProperty("to", out var to) && Enum.TryParse<ProposalState>(to.GetString(), out var state) ? state.Words() : "";
    }
}
