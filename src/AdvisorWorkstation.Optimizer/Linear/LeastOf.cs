namespace AdvisorWorkstation.Optimizer;

/// <summary>Keeps the few indices with the smallest keys of many, ties by index; a bounded heap with the largest on top.</summary>
internal sealed class LeastOf(int capacity)
{
    private readonly double[] _key = new double[capacity];
    private readonly int[] _index = new int[capacity];
    private int _most;

    public int Count { get; private set; }

    /// <summary>The j-th index; in ascending order of keys after <see cref="Sort"/>.</summary>
    public int this[int j] => _index[j];

    public double Key(int j) => _key[j];

    /// <summary>Forgets everything; keeps <paramref name="most"/> from now on.</summary>
    public void Clear(int most) => (Count, _most) = (0, Math.Min(most, capacity));

    public void Offer(double key, int index)
    {
        if (Count < _most)
        {
            (_key[Count], _index[Count]) = (key, index);
            IndexSort.Raise(_key, _index, Count++);
        }
        else if (key < _key[0] || (key == _key[0] && index < _index[0]))
        {
            (_key[0], _index[0]) = (key, index);
            IndexSort.Sift(_key, _index, 0, Count);
        }
    }

    public void Sort() => IndexSort.ByKey(_key, _index, Count);
}
