namespace AdvisorWorkstation.Domain.Values;

/// <summary>An id that shows in an address bar: 128 random bits, so that one tells nothing about another.</summary>
public interface IPublicId
{
    /// <summary>The 128 bits.</summary>
    Guid Value { get; }
}

/// <summary>Names an account.</summary>
public readonly record struct AccountId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a household, the scope of wash sales.</summary>
public readonly record struct HouseholdId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a book of business: the households that an advisor's team serves.</summary>
public readonly record struct BookId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a person who signs in, or the service user that a verb acts as.</summary>
public readonly record struct PersonId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a proposal through all its revisions.</summary>
public readonly record struct ProposalId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names one run over all accounts.</summary>
public readonly record struct RunId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a batch of orders sent to one custodian.</summary>
public readonly record struct OrderBatchId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a delivery of files.</summary>
public readonly record struct ImportId(Guid Value) : IPublicId { public override string ToString() => Value.ToString("N"); }

/// <summary>Names a security inside this firm's database.</summary>
public readonly record struct SecurityId(int Value) : IComparable<SecurityId>
{
    public int CompareTo(SecurityId other) => Value.CompareTo(other.Value);
    public static bool operator <(SecurityId a, SecurityId b) => a.Value < b.Value;
    public static bool operator >(SecurityId a, SecurityId b) => a.Value > b.Value;
    public static bool operator <=(SecurityId a, SecurityId b) => a.Value <= b.Value;
    public static bool operator >=(SecurityId a, SecurityId b) => a.Value >= b.Value;
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Names a tax lot inside this firm's database.</summary>
public readonly record struct LotId(long Value) : IComparable<LotId>
{
    public int CompareTo(LotId other) => Value.CompareTo(other.Value);
    public static bool operator <(LotId a, LotId b) => a.Value < b.Value;
    public static bool operator >(LotId a, LotId b) => a.Value > b.Value;
    public static bool operator <=(LotId a, LotId b) => a.Value <= b.Value;
    public static bool operator >=(LotId a, LotId b) => a.Value >= b.Value;
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Names a model: target weights that accounts follow.</summary>
public readonly record struct ModelId(int Value);

/// <summary>Names an index.</summary>
public readonly record struct IndexId(int Value);
