using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>An account that wishes are priced on: one snapshot for as long as a page is open on it.</summary>
public sealed record WishDesk(AccountSnapshot Snapshot, RiskModel RiskModel);

/// <summary>What a wish would come to before it is set.</summary>
/// <param name="Price">Its price; null where the account can't keep it.</param>
/// <param name="Why">Why there is no price; null where there is one.</param>
/// <param name="Conflict">The choices that exclude each other with it; null when none do.</param>
public sealed record TriedWish(PriceTag? Price, string? Why, ChoiceConflict? Conflict);

/// <summary>Prices wishes on an account as it stands. Reads only.</summary>
public sealed class TryWish(Desk desk, RiskModelStore riskModels, AccountSolves solves)
{
    /// <summary>What is followed is found before the policy: its price is what a preview of a model says.</summary>
    private static readonly Refusal NotPriced = new("no-price", "What following something else would trade is not priced here.");

    public async Task<Outcome<WishDesk>> OpenAsync(AccountId account, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var read = await AccountDay.LoadAsync(desk, session, riskModels, account, cancel);
        return read.IsRefused ? read.Refusal : new WishDesk(read.Value.Snapshot, read.Value.RiskModel);
    }

    /// <summary>A choice that is not set yet: with it against without any of its level.</summary>
    public async Task<TriedWish> TryAsync(WishDesk account, Customization wanted, CancellationToken cancel)
    {
        if (wanted.Option == "target.follow")
        {
            return new TriedWish(null, NotPriced.Sentence, null);
        }
        var (snapshot, today) = (account.Snapshot, account.Snapshot.AsOf);
        var tried = wanted with { From = today.Date, To = null };
        var standing = snapshot.Policy.Choices.Where(c => c.Scope == wanted.Scope && Policy.IsSameMatter(c, wanted)).ToList();
        var with = snapshot with { Policy = snapshot.Policy.With([tried], today) };
        var without = snapshot with { Policy = snapshot.Policy.Without(standing, today) };
        var price = await solves.PriceAsync(with, without, account.RiskModel, cancel);
        return price.IsRefused
            ? new TriedWish(null, price.Refusal.Sentence, await solves.ConflictAsync(with, account.RiskModel, cancel))
            : new TriedWish(price.Value, null, null);
    }

    /// <summary>What a choice that holds costs now.</summary>
    public async Task<Outcome<PriceTag>> PriceAsync(WishDesk account, Customization holding, CancellationToken cancel)
    {
        if (holding.Option == "target.follow")
        {
            return NotPriced;
        }
        var snapshot = account.Snapshot;
        return await solves.PriceAsync(
            snapshot, snapshot with { Policy = snapshot.Policy.Without([.. snapshot.Policy.Choices.Where(c => c == holding)], snapshot.AsOf) }, account.RiskModel, cancel);
    }
}
