namespace AdvisorWorkstation.Optimizer.Tests.Linear;

/// <summary>Each kernel against its definition, and the same bits on every path.</summary>
public sealed unsafe class KernelTests
{
    public static TheoryData<SimdPath> Paths => [.. Enum.GetValues<SimdPath>().Where(SimdSupport.IsSupported)];

    private static AlignedVector Random(int length, int seed, int used = int.MaxValue)
    {
        var random = new Random(seed);
        var vector = new AlignedVector();
        vector.Ensure(length);
        for (var i = 0; i < Math.Min(length, used); i++)
            vector.Pointer[i] = random.NextDouble() * 2 - 1;
        return vector;
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Products_with_the_matrix_follow_their_definitions(SimdPath path)
    {
        var dense = DenseKernels.For(path);
        foreach (var (rows, columns) in new[] { (1, 8), (3, 40), (4, 64), (7, 520), (37, 1032) })
        {
            AlignedVector m = Random(rows * columns, rows), x = Random(columns, 2), y = Random(AlignedVector.Padded(rows), 3, rows);
            AlignedVector mx = Random(AlignedVector.Padded(rows), 4), my = Random(columns, 5);
            dense.Multiply(m.Pointer, rows, columns, x.Pointer, mx.Pointer);
            dense.MultiplyTransposed(m.Pointer, rows, columns, y.Pointer, my.Pointer);
            for (var r = 0; r < rows; r++)
                Assert.Equal(Enumerable.Range(0, columns).Sum(i => m.Pointer[r * columns + i] * x.Pointer[i]), mx.Pointer[r], 1e-11);
            for (var i = 0; i < columns; i++)
                Assert.Equal(Enumerable.Range(0, rows).Sum(r => m.Pointer[r * columns + i] * y.Pointer[r]), my.Pointer[i], 1e-11);
            var difference = Enumerable.Range(0, columns).Sum(i => Math.Pow(x.Pointer[i] - my.Pointer[i], 2));
            Assert.Equal(difference, dense.SquaredDistance(x.Pointer, my.Pointer, columns), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_weighted_gram_matrix_follows_its_definition(SimdPath path)
    {
        var dense = DenseKernels.For(path);
        foreach (var (rows, columns) in new[] { (1, 8), (5, 16), (8, 512), (13, 1032), (37, 640) })
        {
            AlignedVector m = Random(rows * columns, rows), weight = Random(columns, 7), scratch = Random(4 * 512, 8);
            var stride = AlignedVector.Padded(rows);
            var s = Random((stride + 8) * stride, 9);
            dense.WeightedGram(m.Pointer, rows, columns, weight.Pointer, s.Pointer, stride, scratch.Pointer);
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c <= r; c++)
                {
                    var expected = Enumerable.Range(0, columns).Sum(i => m.Pointer[r * columns + i] * weight.Pointer[i] * m.Pointer[c * columns + i]);
                    Assert.Equal(expected, s.Pointer[r * stride + c], 1e-10);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_merit_follows_its_definition(SimdPath path)
    {
        const int Length = 24;
        AlignedVector value = Random(Length, 1), column = Random(Length, 2), data = Random(4 * Length, 3);
        for (var r = 0; r < Length; r++)
        {
            data.Pointer[2 * Length + r] = r % 5 == 0 ? double.NegativeInfinity : -0.3;
            data.Pointer[3 * Length + r] = r % 7 == 0 ? double.PositiveInfinity : 0.2;
        }
        var terms = new MeritTerms(data.Pointer, Length);
        var expected = 0.0;
        for (var r = 0; r < Length; r++)
        {
            var v = value.Pointer[r] + 0.7 * column.Pointer[r];
            expected += terms.Square[r] * v * v + terms.Penalty[r] * Math.Max(0, Math.Max(terms.Lower[r] - v, v - terms.Upper[r]));
        }
        Assert.Equal(expected, DenseKernels.For(path).Merit(value.Pointer, column.Pointer, 0.7, terms, Length), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Weighted_products_and_scaled_sums_follow_their_definitions(SimdPath path)
    {
        var (dense, scalar) = (DenseKernels.For(path), DenseKernels.For(SimdPath.Scalar));
        foreach (var length in new[] { 8, 16, 24, 1000 })
        {
            AlignedVector x = Random(length, 1), y = Random(length, 2), weight = Random(length, 3), sum = Random(length, 4), again = Random(length, 4);
            var product = dense.WeightedDot(x.Pointer, y.Pointer, weight.Pointer, length);
            Assert.Equal(Enumerable.Range(0, length).Sum(i => x.Pointer[i] * y.Pointer[i] * weight.Pointer[i]), product, 1e-12);
            Assert.Equal(product, scalar.WeightedDot(x.Pointer, y.Pointer, weight.Pointer, length));
            dense.AddScaled(x.Pointer, 0.3, sum.Pointer, length);
            for (var i = 0; i < length; i++)
                Assert.Equal(again.Pointer[i] + 0.3 * x.Pointer[i], sum.Pointer[i], 1e-15);
            scalar.AddScaled(x.Pointer, 0.3, again.Pointer, length);
            AreSame(sum, again, length);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_path_gives_the_bits_of_the_scalar_one(SimdPath path)
    {
        const int Rows = 13, Columns = 1040;
        AlignedVector m = Random(Rows * Columns, 1), weight = Random(Columns, 2), y = Random(16, 3, Rows), scratch = Random(4 * 512, 4);
        var (scalar, other) = (DenseKernels.For(SimdPath.Scalar), DenseKernels.For(path));
        AlignedVector a = Random(Columns, 5), b = Random(Columns, 6), s = Random(24 * 16, 7), t = Random(24 * 16, 8);
        scalar.MultiplyTransposed(m.Pointer, Rows, Columns, y.Pointer, a.Pointer);
        other.MultiplyTransposed(m.Pointer, Rows, Columns, y.Pointer, b.Pointer);
        AreSame(a, b, Columns);
        scalar.Multiply(m.Pointer, Rows, Columns, weight.Pointer, a.Pointer);
        other.Multiply(m.Pointer, Rows, Columns, weight.Pointer, b.Pointer);
        AreSame(a, b, Rows);
        scalar.WeightedGram(m.Pointer, Rows, Columns, weight.Pointer, s.Pointer, 16, scratch.Pointer);
        other.WeightedGram(m.Pointer, Rows, Columns, weight.Pointer, t.Pointer, 16, scratch.Pointer);
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c <= r; c++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(s.Pointer[r * 16 + c]), BitConverter.DoubleToInt64Bits(t.Pointer[r * 16 + c]));
        }
    }

    private static void AreSame(AlignedVector a, AlignedVector b, int length)
    {
        for (var i = 0; i < length; i++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(a.Pointer[i]), BitConverter.DoubleToInt64Bits(b.Pointer[i]));
    }

    [Fact]
    public void The_factorization_solves_systems_and_whitens()
    {
        const int Size = 21;
        var root = Random(Size * Size, 11);
        var a = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                a[i, j] = Enumerable.Range(0, Size).Sum(m => root.Pointer[i * Size + m] * root.Pointer[j * Size + m]) + (i == j ? 0.1 : 0);
        }
        var system = new DenseCholesky();
        system.Resize(Size);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j <= i; j++)
                system.Matrix[i * system.Stride + j] = a[i, j];
        }
        system.Factor();
        AlignedVector x = Random(24, 12, Size), y = Random(24, 12, Size);
        var rhs = new Span<double>(x.Pointer, Size).ToArray();
        system.Solve(x.Pointer);
        for (var i = 0; i < Size; i++)
            Assert.Equal(rhs[i], Enumerable.Range(0, Size).Sum(j => a[i, j] * x.Pointer[j]), 1e-10);
        system.Whiten(y.Pointer);
        Assert.Equal(
            Enumerable.Range(0, Size).Sum(i => rhs[i] * x.Pointer[i]),
            Enumerable.Range(0, Size).Sum(i => y.Pointer[i] * y.Pointer[i]), 1e-9);
    }

    [Fact]
    public void A_duplicated_row_does_not_break_the_factorization()
    {
        var system = new DenseCholesky();
        system.Resize(2);
        (system.Matrix[0], system.Matrix[system.Stride], system.Matrix[system.Stride + 1]) = (4, 4, 4);
        system.Factor();
        AlignedVector x = Random(8, 1);
        (x.Pointer[0], x.Pointer[1]) = (8, 8);
        system.Solve(x.Pointer);
        Assert.Equal(8, 4 * x.Pointer[0] + 4 * x.Pointer[1], 1e-12);
    }
}
