namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A convex quadratic program in which every asset's weight is a base plus boxed segments:
/// <code>
/// minimize    Gamma |p|^2 + sum_s (Cost_s v_s + Curvature_s v_s^2 / 2) + sum_i (Quadratic_i x_i^2 / 2 + Linear_i x_i)
/// subject to  0 &lt;= v_s &lt;= Length_s,   x_i = Base_i + sum of the asset's v_s,   XLower_i &lt;= x_i &lt;= XUpper_i where Bounded_i is 1,
///             p = (first FactorRows rows of M)(x - w),   Lower_r &lt;= (M x)_r &lt;= Upper_r for the other rows,   sum_s Rate_es v_s &lt;= Cap_e
/// </code>
/// Rows and budgets are elastic: a violation costs Penalty per unit, so that a solution always exists.
/// Assets stand in slots, 8 neighbours to a slice; a slice's segments are stored lane by lane (element = Offset[slice] + 8 j + lane),
/// and slots with fewer segments than their slice is wide have elements that are not live.
/// </summary>
internal sealed unsafe class SegmentProgram
{
    private const int Lanes = AlignedVector.Lanes;

    private readonly AlignedVector _slotData = new();
    private readonly AlignedVector _elementData = new();
    private readonly AlignedVector _rateData = new();
    private int[] _offset = new int[1];
    private int[] _width = [];
    private int[] _used = [];

    /// <summary>M, <see cref="Rows"/> rows of <see cref="Slots"/> columns; owned by the compiled problem.</summary>
    public double* Matrix { get; private set; }

    /// <summary>Factor rows and requirement rows together.</summary>
    public int Rows { get; private set; }

    public int FactorRows { get; private set; }

    /// <summary>Number of slots, a multiple of 8.</summary>
    public int Slots { get; private set; }

    public int Slices => Slots / Lanes;

    /// <summary>Elements in use, live or not.</summary>
    public int Elements => _offset[Slices];

    public double Gamma { get; private set; }

    /// <summary>Cost of violating each requirement row, then each budget, by one unit.</summary>
    public double[] Penalty { get; private set; } = [];

    /// <summary>G'w, one value per factor row.</summary>
    public double[] TargetExposure { get; private set; } = [];

    /// <summary>Limits of the requirement rows.</summary>
    public double[] RowLower { get; private set; } = [];

    /// <inheritdoc cref="RowLower"/>
    public double[] RowUpper { get; private set; } = [];

    public int Budgets { get; private set; }

    /// <summary>Room for each budget above what the bases use.</summary>
    public double[] Cap { get; } = new double[4];

    public double* Base { get; private set; }

    public double* Quadratic { get; private set; }

    public double* Linear { get; private set; }

    public double* XLower { get; private set; }

    public double* XUpper { get; private set; }

    /// <summary>1 for a slot whose weight has bounds of its own, otherwise 0.</summary>
    public double* Bounded { get; private set; }

    public double* Length { get; private set; }

    public double* Cost { get; private set; }

    public double* Curvature { get; private set; }

    /// <summary>1 for an element that stands for a segment, otherwise 0.</summary>
    public double* Live { get; private set; }

    public int Offset(int slice) => _offset[slice];

    public int Width(int slice) => _width[slice];

    /// <summary>Rates at which the elements use budget <paramref name="budget"/>.</summary>
    public double* Rate(int budget) => _rateData.Pointer + (long)budget * _elementStride;

    private int _elementStride;

    /// <summary>Starts a new program: no segments yet, no bounds on weights, no budgets.</summary>
    public void Reset(CompiledProblem compiled, int budgets)
    {
        Matrix = compiled.Matrix;
        (Rows, FactorRows, Slots, Gamma, Budgets) = (compiled.Rows, compiled.FactorRows, compiled.Slots, compiled.Gamma, budgets);
        (TargetExposure, RowLower, RowUpper) = (compiled.TargetExposure, compiled.RowLower, compiled.RowUpper);
        PlaceArrays(compiled.Penalty);
    }

    /// <summary>Starts a new program that has only the requirement rows, with limits of its own.</summary>
    public void ResetWithoutRisk(CompiledProblem compiled, int budgets, double[] lower, double[] upper)
    {
        Matrix = compiled.Matrix + (long)compiled.FactorRows * compiled.Slots;
        (Rows, FactorRows, Slots, Gamma, Budgets) = (compiled.Rows - compiled.FactorRows, 0, compiled.Slots, 1, budgets);
        (TargetExposure, RowLower, RowUpper) = ([], lower, upper);
        PlaceArrays(1);
    }

    private void PlaceArrays(double penalty)
    {
        if (Penalty.Length < Rows + Budgets)
            Penalty = new double[Rows + Budgets];
        Array.Fill(Penalty, penalty);
        var data = _slotData.Ensure(6 * Slots);
        _slotData.Span.Clear();
        Base = data;
        Quadratic = data + Slots;
        Linear = data + 2 * Slots;
        XLower = data + 3 * Slots;
        XUpper = data + 4 * Slots;
        Bounded = data + 5 * Slots;
        if (_used.Length < Slots)
        {
            _used = new int[Slots];
            _width = new int[Slices];
            _offset = new int[Slices + 1];
        }
        Array.Clear(_width);
        Array.Clear(_used);
    }

    /// <summary>Says how many segments the asset in a slot will have; called for every slot before <see cref="Arrange"/>.</summary>
    public void Announce(int slot, int segments)
    {
        var slice = slot / Lanes;
        _width[slice] = Math.Max(_width[slice], segments);
    }

    /// <summary>Lays out the elements, all of them not live.</summary>
    public void Arrange()
    {
        for (var slice = 0; slice < Slices; slice++)
            _offset[slice + 1] = _offset[slice] + Lanes * _width[slice];
        _elementStride = Elements;
        var data = _elementData.Ensure(4 * Elements);
        Length = data;
        Cost = data + Elements;
        Curvature = data + 2 * Elements;
        Live = data + 3 * Elements;
        new Span<double>(Length, Elements).Fill(2);
        new Span<double>(Cost, Elements).Clear();
        new Span<double>(Curvature, Elements).Fill(1);
        new Span<double>(Live, Elements).Clear();
        if (Budgets > 0)
        {
            _rateData.Ensure(Budgets * Elements);
            new Span<double>(_rateData.Pointer, Budgets * Elements).Clear();
        }
    }

    /// <summary>Adds a segment to the asset in a slot and returns its element.</summary>
    public int Add(int slot, double length, double cost, double curvature)
    {
        var element = Element(slot, _used[slot]++);
        (Length[element], Cost[element], Curvature[element], Live[element]) = (length, cost, curvature, 1);
        return element;
    }

    /// <summary>Number of segments of the asset in a slot.</summary>
    public int Count(int slot) => _used[slot];

    /// <summary>Element of the j-th segment of the asset in a slot.</summary>
    public int Element(int slot, int j) => _offset[slot / Lanes] + Lanes * j + slot % Lanes;
}
