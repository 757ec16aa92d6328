namespace AdvisorWorkstation.Optimizer.Tests.Linear;

public sealed class OrderingTests
{
    [Fact]
    public void Indices_are_sorted_by_key_and_ties_by_index()
    {
        var random = new Random(3);
        for (var count = 0; count < 200; count++)
        {
            var key = Enumerable.Range(0, count).Select(_ => (double)random.Next(0, 20)).ToArray();
            int[] index = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())];
            var expected = index.Zip(key).OrderBy(pair => pair.Second).ThenBy(pair => pair.First).Select(pair => pair.First).ToArray();
            IndexSort.ByKey(key, index, count);
            Assert.Equal(expected, index);
        }
    }

    [Fact]
    public void The_least_of_many_are_kept_in_order()
    {
        var random = new Random(4);
        var least = new LeastOf(16);
        for (var round = 0; round < 100; round++)
        {
            var most = random.Next(1, 17);
            least.Clear(most);
            var keys = Enumerable.Range(0, random.Next(0, 60)).Select(_ => (double)random.Next(0, 30)).ToArray();
            for (var i = 0; i < keys.Length; i++)
                least.Offer(keys[i], i);
            least.Sort();
            var expected = keys.Select((key, i) => (key, i)).Order().Take(most).Select(pair => pair.i);
            Assert.Equal(expected, Enumerable.Range(0, least.Count).Select(j => least[j]));
        }
    }

    [Fact]
    public void Small_systems_are_solved()
    {
        double[] a = [4, 1, 0, 1, 3, 1, 0, 1, 2];
        double[] x = [6, 10, 8];
        SmallSystem.Solve((double[])a.Clone(), x, 3);
        Assert.Equal(6, 4 * x[0] + x[1], 1e-12);
        Assert.Equal(10, x[0] + 3 * x[1] + x[2], 1e-12);
        Assert.Equal(8, x[1] + 2 * x[2], 1e-12);
    }
}
