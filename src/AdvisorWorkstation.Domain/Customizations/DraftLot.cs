using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>Why a lot is not sold.</summary>
/// <param name="Reason">The reason in the words of the policy.</param>
/// <param name="YieldsToNeed">True when it is sold all the same where no allowed portfolio exists without it.</param>
public sealed record LotLock(string Reason, bool YieldsToNeed)
{
    /// <summary>True when only the order of sale keeps it: it goes with the rest where all of the position goes.</summary>
    public bool IsOfOrder { get; init; }
}

/// <summary>One lot of a draft: what may be sold of it, and how much of its tax counts.</summary>
/// <param name="asset">Its security.</param>
/// <param name="lot">The lot.</param>
/// <param name="tax">What a share would realize; null where nobody knows the basis, and in an account that is not taxed.</param>
/// <param name="value">What the lot is worth today.</param>
public sealed class DraftLot(DraftAsset asset, Lot lot, LotTax? tax, Money value)
{
    private readonly List<LotLock> _locks = [];

    public DraftAsset Asset { get; } = asset;

    public Lot Lot { get; } = lot;

    public LotTax? Tax { get; } = tax;

    public Money Value { get; } = value;

    /// <summary>What all of it would gain; negative is a loss, and nothing is known as nothing.</summary>
    public Money Gain { get; } = tax is { } known ? new Money(known.GainPerShare * lot.Quantity.Count).RoundedToCents : Money.Zero;

    /// <summary>The tax on all of it at marginal rates; negative saves.</summary>
    public Money TaxOfAll { get; } = tax is { } rated ? new Money(rated.TaxPerShare * lot.Quantity.Count).RoundedToCents : Money.Zero;

    /// <summary>True when a sale would realize a loss.</summary>
    public bool IsLoss => Tax is { IsLoss: true };

    /// <summary>True when the wash-sale rule would disallow its loss, or a part of it, today.</summary>
    public bool IsWashed { get; init; }

    /// <summary>True when a sale would realize a short-term gain.</summary>
    public bool IsShortTermGain => Tax is { IsLoss: false, Term: HoldingTerm.ShortTerm, GainPerShare: > 0m };

    /// <summary>The part of its tax that the optimizer counts: 1 is all of it, less is what waiting is worth, 0 is none.</summary>
    public decimal TaxWeight { get; set; } = 1m;

    /// <summary>Why it is not sold; empty when it may be.</summary>
    public IReadOnlyList<LotLock> Locks => _locks;

    /// <summary>True when it is not sold, whatever is needed; a security that has to go goes all the same.</summary>
    public bool IsLocked => _locks.Exists(l => !l.YieldsToNeed);

    /// <summary>It may not be sold.</summary>
    public void Lock(string because) => _locks.Add(new LotLock(because, false));

    /// <summary>Others come before it in the order of sale.</summary>
    public void LockBehindOthers(string because) => _locks.Add(new LotLock(because, false) { IsOfOrder = true });

    /// <summary>It is sold only where no allowed portfolio exists without it.</summary>
    public void LockUnlessNeeded(string because) => _locks.Add(new LotLock(because, true));
}
