using AdvisorWorkstation.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Hosting;

/// <summary>What the machine refuses is said in a sentence; what the program got wrong is not.</summary>
public sealed class SurroundingsTests
{
    public static TheoryData<Exception, string> Refused => new()
    {
        { new SqliteException("database is locked", 5), "Another process" },
        { new DbUpdateException("saving", new SqliteException("disk is full", 13)), "make room" },
        { new SqliteException("no database", 26), "last backup" },
        { new TypeInitializationException("raw", new DllNotFoundException("e_sqlite3")), "apt-get install libsqlite3-0" },
        { new UnauthorizedAccessException("Access to '/x' is denied."), "Access to '/x' is denied." },
        { new OperationCanceledException(), "Stopped before the end" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refusal_of_the_machine_says_what_to_do(Exception fault, string words) =>
        Assert.Contains(words, Surroundings.Explain(fault)!, StringComparison.Ordinal);

    [Fact]
    public void A_fault_of_the_program_keeps_its_trace()
    {
        Assert.Null(Surroundings.Explain(new InvalidOperationException("bug")));
        Assert.Null(Surroundings.Explain(new SqliteException("no such column", 1)));
    }
}
