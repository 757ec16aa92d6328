using System.Collections.Concurrent;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Lets each user bring in only so much at once, and in a day (security.md 3.4).</summary>
public sealed class ImportGate(ImportOptions limits)
{
    /// <summary>Why nobody gets in who is in as often as allowed.</summary>
    public static readonly Refusal Full = new("imports-at-once", "Other files of yours are being read. Wait until one delivery is done, then bring these in.");

    private readonly ConcurrentDictionary<PersonId, int> _inside = [];

    /// <summary>A place, to be left by disposing of it; null when there is none.</summary>
    public IDisposable? TryEnter(PersonId person)
    {
        if (_inside.AddOrUpdate(person, 1, (_, inside) => inside + 1) <= limits.MaxAtOnce)
        {
            return new Place(this, person);
        }
        Leave(person);
        return null;
    }

    /// <summary>Why some bytes more are too many for a user's day; null when they are not.</summary>
    internal static async Task<Refusal?> RefusalOfDayAsync(DeskSession session, long bytes, ImportOptions limits, CancellationToken cancel)
    {
        var day = new DateTimeOffset(session.At.UtcDateTime.Date, TimeSpan.Zero);
        var person = session.Who.Person;
        var today = await session.Db.Set<ImportRow>()
            .Where(i => i.ArrivedById == person && i.ArrivedAt >= day)
            .Join(session.Db.Set<ImportFileRow>(), i => i.Id, f => f.ImportId, (_, f) => f.Bytes)
            .SumAsync(cancel);
        return today + bytes > limits.MaxDayBytes()
            ? new Refusal(
                "imports-a-day",
                $"These files and what you brought in today are more than the {limits.MaxMegabytesADay} MB that one person may bring in a day. "
                + "Nothing was kept; bring the rest tomorrow, or ask an administrator for more.")
            : null;
    }

    private void Leave(PersonId person) => _inside.AddOrUpdate(person, 0, (_, inside) => inside - 1);

    private sealed class Place(ImportGate gate, PersonId person) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                gate.Leave(person);
            }
        }
    }
}
