namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The nodes of a branching tree in arrays that are reused: who split which asset where, the bound, and the multipliers that prove it.
/// Children follow their parent in pairs, left (z &lt;= below) before right (z &gt;= above).
/// </summary>
internal sealed unsafe class TreeNodes
{
    private readonly AlignedVector _multipliers = new();
    private Node[] _nodes = [];
    private int _rows;

    public int Count { get; private set; }

    public ref Node this[int index] => ref _nodes[index];

    public void Reset(int capacity, int rows)
    {
        if (_nodes.Length < capacity)
            _nodes = new Node[capacity];
        _multipliers.Ensure(capacity * rows);
        (_rows, Count) = (rows, 0);
    }

    /// <summary>Multipliers of the rows of M that prove a node's bound.</summary>
    public double* Multipliers(int node) => _multipliers.Pointer + (long)node * _rows;

    public int Add(int parent, int asset, double lower, double upper)
    {
        _nodes[Count] = new Node { Parent = parent, Asset = asset, Lower = lower, Upper = upper, FirstChild = -1, SplitAsset = -1 };
        return Count++;
    }

    /// <summary>Sets the limits of all splits above a node.</summary>
    public void Apply(int node, TradeDomain domain, int assets)
    {
        domain.Free(assets);
        for (var at = node; at > 0; at = _nodes[at].Parent)
        {
            ref readonly var n = ref _nodes[at];
            domain.Limit(n.Asset, Math.Max(n.Lower, domain.TradeLower[n.Asset]), Math.Min(n.Upper, domain.TradeUpper[n.Asset]));
        }
    }

    /// <summary>The unsplit node with the smallest bound below <paramref name="cutoff"/> that can be split, or -1.</summary>
    public int Next(double cutoff)
    {
        var best = -1;
        for (var at = 0; at < Count; at++)
        {
            ref readonly var n = ref _nodes[at];
            if (n.FirstChild < 0 && n.SplitAsset >= 0 && n.Bound < cutoff && (best < 0 || n.Bound < _nodes[best].Bound))
                best = at;
        }
        return best;
    }

    /// <summary>The smallest bound over the leaves.</summary>
    public double Bound()
    {
        var bound = double.PositiveInfinity;
        for (var at = 0; at < Count; at++)
        {
            if (_nodes[at].FirstChild < 0)
                bound = Math.Min(bound, _nodes[at].Bound);
        }
        return bound;
    }

    /// <summary>One node. Asset, Lower and Upper say what its parent's split left it; SplitAsset, Below and Above how it would be split itself.</summary>
    public struct Node
    {
        public int Parent;
        public int Asset;
        public double Lower;
        public double Upper;
        public int FirstChild;
        public int SplitAsset;
        public double Below;
        public double Above;
        public bool IsUndecided;
        public double Bound;
        public BudgetPrices Prices;
    }
}
