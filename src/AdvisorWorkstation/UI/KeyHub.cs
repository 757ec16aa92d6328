namespace AdvisorWorkstation.UI;

/// <summary>A key, what it does in words, and the doing.</summary>
/// <param name="Key">As the browser names it (<c>a</c>, <c>Enter</c>, <c>ArrowDown</c>), or a chord such as <c>g t</c>.</param>
/// <param name="Words">For the list of keys; empty keeps it off the list.</param>
/// <param name="Press">What it does.</param>
public sealed record KeyBinding(string Key, string Words, Func<Task> Press);

/// <summary>The keys of a circuit: pages and dialogs bind theirs while they are open, and the newest binding of a key wins.</summary>
public sealed class KeyHub
{
    private readonly List<IReadOnlyList<KeyBinding>> _layers = [];

    /// <summary>Every binding that would be heard now, the newest layer first, one for each key.</summary>
    public IReadOnlyList<KeyBinding> Heard =>
        [.. _layers.AsEnumerable().Reverse().SelectMany(layer => layer).DistinctBy(b => b.Key)];

    /// <summary>Listens to keys until the returned layer is disposed.</summary>
    public IDisposable Bind(params KeyBinding[] bindings)
    {
        _layers.Add(bindings);
        return new Layer(this, bindings);
    }

    /// <summary>A key was pressed.</summary>
    public Task PressAsync(string key) => Heard.FirstOrDefault(b => b.Key == key)?.Press() ?? Task.CompletedTask;

    private sealed class Layer(KeyHub hub, IReadOnlyList<KeyBinding> bindings) : IDisposable
    {
        public void Dispose() => hub._layers.Remove(bindings);
    }
}
