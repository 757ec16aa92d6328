using System.Text.RegularExpressions;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>
/// What must not stand in the source but in the files that are named here, each for a reason. A file that no longer needs its place is taken off.
/// </summary>
public sealed class SourceRuleTests
{
    private static readonly (string Rule, string Pattern, (string File, string Because)[] Allowed)[] Rules =
    [
        ("time comes from a clock that is handed in", @"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bEnvironment\.TickCount|\bTimeProvider\.System\b",
        [
            ("src/AdvisorWorkstation/Hosting/WorkstationServices.cs", "the one place where the clock of the machine is chosen"),
        ]),
        ("ids are made by what writes", @"\bGuid\.(NewGuid|CreateVersion7)\b",
        [
            ("src/AdvisorWorkstation/Features/BatchRuns/RunRecord.cs", "a run"),
            ("src/AdvisorWorkstation/Features/Exports/ReleaseOrders.cs", "a batch"),
            ("src/AdvisorWorkstation/Features/Exports/OrderFolder.cs", "the name of a file while it is written"),
            ("src/AdvisorWorkstation/Features/Identity/PersonDraft.cs", "a person"),
            ("src/AdvisorWorkstation/Features/Identity/ServiceUsers.cs", "roles and the stamp of a service user"),
            ("src/AdvisorWorkstation/Features/Identity/ShutOutPerson.cs", "a stamp that ends sessions"),
            ("src/AdvisorWorkstation/Features/Identity/WorkstationClaims.cs", "a session"),
            ("src/AdvisorWorkstation/Features/Imports/PreviewImport.cs", "a delivery"),
            ("src/AdvisorWorkstation/Features/Imports/Applying/AccountApplier.cs", "households and accounts that a file brings"),
            ("src/AdvisorWorkstation/Features/Proposals/ProposalWriter.cs", "a proposal"),
            ("src/AdvisorWorkstation/UI/Dialog.razor", "the id of an element in a page"),
        ]),
        ("chance belongs to the demo firm, and draws from its own seed", @"\bnew Random\b|\bRandom\.Shared\b", []),
        ("work on a thread of its own starts in a few places", @"\bTask\.Run\b|\bTask\.Factory\b|\bnew Thread\b|\bThreadPool\.",
        [
            ("src/AdvisorWorkstation/Features/Proposals/TryWhatIf.cs", "a solve must not hold a page up"),
            ("src/AdvisorWorkstation/Features/Wishes/AccountSolves.cs", "prices of wishes must not hold a page up"),
        ]),
        ("nothing is written into a page past the encoder", @"\bMarkupString\b|\bAddMarkupContent\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write\b", []),
        ("the book of a row is never looked past", @"\bIgnoreQueryFilters\b", []),
        ("the database is spoken to through its model", @"\b(FromSql|ExecuteSql|SqlQuery)\w*\b|\bCommandText\b",
        [
            ("src/AdvisorWorkstation/Data/BulkInsert.cs", "one prepared statement over the model's own columns"),
            ("src/AdvisorWorkstation/Data/DatabaseSetup.cs", "asks for the settings that a connection must have"),
            ("src/AdvisorWorkstation/Data/SqliteConnectionSettings.cs", "sets them"),
        ]),
        ("rows change where the guard of changes sees them", @"\bExecute(Update|Delete)(Async)?\b",
        [
            ("src/AdvisorWorkstation/Features/Imports/Applying/AccountApplier.cs", "an account that moves to another book takes along what is stored about it"),
            ("src/AdvisorWorkstation/Features/Accounts/Books/HouseholdBooking.cs", "the lots that booking does not give any more"),
            ("src/AdvisorWorkstation/Features/Imports/Applying/IndexApplier.cs", "a version of an index that a file replaces"),
            ("src/AdvisorWorkstation/Features/Imports/Applying/MarketApplier.cs", "prices, attributes and actions that a file replaces"),
        ]),
        ("a failure is never swallowed", @"catch\s*(\(Exception\s*\w*\))?\s*\{\s*\}", []),
        ("a method that nobody can wait for is none", @"\basync void\b", []),
        ("nobody blocks a thread on what is on its way", @"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", []),
        ("a component has no data of its own", @"\bAdvisorDb\b|\bDbContext\b|\bIDbContextFactory\b|Microsoft\.EntityFrameworkCore", []),
    ];

    public static TheoryData<string> Names => [.. Rules.Select(r => r.Rule)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_stands_nowhere_but_where_it_is_allowed(string rule)
    {
        var (_, pattern, allowed) = Rules.Single(r => r.Rule == rule);
        var places = Places(rule, pattern).ToList();
        var faults = places.Where(p => !allowed.Any(a => a.File == p.File)).Select(p => $"{p.File}:{p.Line}: {p.Text.Trim()}").ToList();
        Assert.True(faults.Count == 0, $"{rule}\n{string.Join('\n', faults)}");
        Assert.All(allowed, a => Assert.True(places.Exists(p => p.File == a.File), $"{a.File} has a place on the list for \"{rule}\" and does not need it"));
    }

    [Fact]
    public void A_page_shows_only_what_its_encoder_lets_through_and_no_style_or_handler_is_written_into_it()
    {
        var faults = SourceTree.Written.Where(f => f.IsRazor)
            .SelectMany(f => f.Code.Where(l => Regex.IsMatch(l.Text, @"<(script(?![^>]*\bsrc=)|style)\b|\son(click|load|error|change)=""(?!@)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
                .Select(l => $"{f.Path}:{l.Number}: {l.Text.Trim()}"))
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<(string File, int Line, string Text)> Places(string rule, string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var files = rule == "a component has no data of its own"
            ? SourceTree.Written.Where(f => f.IsRazor || f.IsCodeBehind)
            : SourceTree.Written.Concat(SourceTree.Scripts);
        return files.SelectMany(f => f.Code.Where(l => expression.IsMatch(l.Text)).Select(l => (f.Path, l.Number, l.Text)));
    }
}
