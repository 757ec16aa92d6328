using System.Globalization;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>What an order file says of itself. Files depend on nothing else: the same plan and stamp give the same bytes.</summary>
/// <param name="Sender">The firm's SenderCompID.</param>
/// <param name="At">When the batch was made.</param>
public sealed record BatchStamp(string Sender, DateTimeOffset At)
{
    /// <summary>The day of the batch in UTC: the day that its orders are good for.</summary>
    public DateOnly OrderDate => DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>The moment as FIX writes it.</summary>
    public string FixTime => At.UtcDateTime.ToString("yyyyMMdd-HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
