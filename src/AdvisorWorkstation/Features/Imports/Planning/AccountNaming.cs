using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>An account that a file may be of, with those of the file's securities that it holds.</summary>
internal sealed record Candidate(string Custodian, string Number, IReadOnlySet<string> Held);

/// <summary>
/// Of which account a file is that does not say so: the one that a person chose, the one that the file's name carries, or, with a question, the only
/// one at the custodian, or the only one that holds every security of the file that anybody there holds. Else the file is set aside with a question.
/// </summary>
internal static class AccountNaming
{
    public static async Task NameAsync(AdvisorDb db, IReadOnlyList<FileReading> files, CancellationToken cancel)
    {
        foreach (var file in files.Where(f => f.Unnamed is not null))
        {
            var custodian = file.Unnamed!.Custodian;
            var securities = SecuritiesOf(file);
            var stored = await db.Set<AccountRow>().AsNoTracking().Where(a => a.Custodian == custodian).ToListAsync(cancel);
            var tickers = await db.Set<SecurityRow>().AsNoTracking().Select(s => new { s.Id, s.Ticker }).ToListAsync(cancel);
            var named = tickers.Where(t => securities.Contains(t.Ticker.Squeezed)).ToDictionary(t => t.Id, t => t.Ticker.Squeezed);
            var ids = named.Keys.ToArray();
            var held = (await db.Set<PositionRow>().AsNoTracking().Where(p => ids.Contains(p.SecurityId)).ToListAsync(cancel))
                .ToLookup(p => p.AccountId, p => named[p.SecurityId]);
            Name(file, Candidates(custodian, [.. stored.Select(a => new Candidate(custodian, a.Number, held[a.Id].ToHashSet()))], files, securities));
        }
    }

    /// <summary>Names one file's account, or sets the file aside.</summary>
    public static void Name(FileReading file, IReadOnlyList<Candidate> candidates)
    {
        var nobody = file.Unnamed!;
        var line = nobody.At.Line;
        if (file.File.Account is { } chosen)
        {
            file.NameAccount(chosen);
            file.Note(line, ContentCheck.WholeFile, $"Somebody said that this file is of account {chosen}.");
        }
        else if (candidates.Where(c => NameCarries(file.Name, c.Number)).ToList() is [var carried])
        {
            file.NameAccount(carried.Number);
            file.Note(line, ContentCheck.WholeFile, $"The file's name says that it is of account {carried.Number}.");
        }
        else if (candidates is [var only])
        {
            file.NameAccount(only.Number);
            file.Ask(
                line,
                ContentCheck.WholeFile,
                $"The file does not say of which account it is. {only.Number} is the only one at {nobody.Custodian}. Confirm that the file is of it.");
        }
        else if (HoldersOfAll(candidates) is [var holder])
        {
            file.NameAccount(holder.Number);
            file.Ask(
                line,
                ContentCheck.WholeFile,
                $"The file does not say of which account it is. Of {candidates.Count} accounts at {nobody.Custodian} only {holder.Number} holds "
                + $"{string.Join(" and ", holder.Held.Order(StringComparer.Ordinal).Take(3))}, as the file does. Confirm that the file is of it.");
        }
        else
        {
            file.SetAside(
                ImportSeverity.NeedsYourWord,
                line,
                ContentCheck.WholeFile,
                $"The file does not say of which account it is, and {nobody.Custodian} has {candidates.Count} that it could be. It was set aside. "
                + "Choose the account on this delivery's page, or put its number into the file's name. Confirm to go on without it.");
        }
    }

    /// <summary>The stored accounts and those that other files of the delivery are about, each once.</summary>
    private static List<Candidate> Candidates(
        string custodian, List<Candidate> known, IReadOnlyList<FileReading> files, IReadOnlySet<string> securities)
    {
        var delivered = files.SelectMany(f => f.Facts)
            .Where(f => f is HoldingsFact or LotsFact or AccountFact && f.Subject!.Custodian.Equals(custodian, StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => f is not HoldingsFact);
        foreach (var fact in delivered)
        {
            var number = new AccountNumber(fact.Subject!.Number);
            var held = fact.Tickers.Select(t => Squeezed(t.Text)).Where(securities.Contains);
            var at = known.FindIndex(c => number.MayBe(new AccountNumber(c.Number)));
            if (at < 0)
            {
                known.Add(new Candidate(custodian, fact.Subject.Number, held.ToHashSet(StringComparer.Ordinal)));
            }
            else
            {
                known[at] = known[at] with { Held = known[at].Held.Concat(held).ToHashSet(StringComparer.Ordinal) };
            }
        }
        return known;
    }

    /// <summary>A part of the name that is the number as it is shown, or masks it.</summary>
    private static bool NameCarries(string file, string account)
    {
        var number = new AccountNumber(account);
        return Path.GetFileNameWithoutExtension(file).Split(['_', ' ', '.', '(', ')']).Where(p => p.Length > 0).Any(part =>
            new AccountNumber(part) is var shown
            && (shown.IsMasked ? shown.MayBe(number) : shown.Shown.Equals(number.Shown, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<Candidate> HoldersOfAll(IReadOnlyList<Candidate> candidates)
    {
        var anybodys = candidates.SelectMany(c => c.Held).ToHashSet(StringComparer.Ordinal);
        return anybodys.Count == 0 ? [] : [.. candidates.Where(c => c.Held.Count == anybodys.Count)];
    }

    private static HashSet<string> SecuritiesOf(FileReading file) =>
        file.Facts.SelectMany(f => f.Tickers).Select(t => Squeezed(t.Text)).ToHashSet(StringComparer.Ordinal);

    private static string Squeezed(string text) => Ticker.TryParse(text)?.Squeezed ?? text;
}
