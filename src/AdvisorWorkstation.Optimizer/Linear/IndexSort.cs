namespace AdvisorWorkstation.Optimizer;

/// <summary>Sorts indices by key, ties by index: the same order on any machine and runtime. Allocates nothing.</summary>
internal static class IndexSort
{
    /// <summary>Heap sort of both arrays' first <paramref name="count"/> elements, smallest key first.</summary>
    public static void ByKey(double[] key, int[] index, int count)
    {
        for (var root = count / 2 - 1; root >= 0; root--)
            Sift(key, index, root, count);
        for (var end = count - 1; end > 0; end--)
        {
            Swap(key, index, 0, end);
            Sift(key, index, 0, end);
        }
    }

    /// <summary>Moves the last element of a heap up to its place.</summary>
    public static void Raise(double[] key, int[] index, int at)
    {
        for (var parent = (at - 1) / 2; at > 0 && Before(key, index, parent, at); at = parent, parent = (at - 1) / 2)
            Swap(key, index, parent, at);
    }

    /// <summary>Moves the element at <paramref name="root"/> of a heap with the largest on top down to its place.</summary>
    public static void Sift(double[] key, int[] index, int root, int count)
    {
        while (true)
        {
            var child = 2 * root + 1;
            if (child >= count)
                return;
            if (child + 1 < count && Before(key, index, child, child + 1))
                child++;
            if (!Before(key, index, root, child))
                return;
            Swap(key, index, root, child);
            root = child;
        }
    }

    private static bool Before(double[] key, int[] index, int a, int b) => key[a] < key[b] || (key[a] == key[b] && index[a] < index[b]);

    private static void Swap(double[] key, int[] index, int a, int b)
    {
        (key[a], key[b]) = (key[b], key[a]);
        (index[a], index[b]) = (index[b], index[a]);
    }
}
