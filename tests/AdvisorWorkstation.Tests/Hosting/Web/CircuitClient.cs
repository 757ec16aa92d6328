using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>The browser's end of a circuit: as much of the hub's protocol as opening one and using it needs.</summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _received = [];

    /// <summary>What the server called on the browser, in order.</summary>
    public List<string> Called { get; } = [];

    /// <summary>Connects with somebody's cookies.</summary>
    public static async Task<CircuitClient> ConnectAsync(string address, string cookies)
    {
        var client = new CircuitClient();
        client._socket.Options.SetRequestHeader("Cookie", cookies);
        client._socket.Options.SetRequestHeader("Origin", address);
        await client._socket.ConnectAsync(new Uri(address.Replace("http:", "ws:", StringComparison.Ordinal) + "/_blazor"), WebFirm.Cancel);
        await client._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, WebFirm.Cancel);
        await client.ReceiveAsync();
        client._received.RemoveRange(0, client._received.IndexOf(0x1e) + 1);
        return client;
    }

    /// <summary>Opens a circuit with the components of somebody's page; answers what it can be connected to again with.</summary>
    public async Task<string> StartAsync(Browser browser)
    {
        var html = await Browser.TextAsync(await browser.GetAsync("/accounts"));
        var markers = html.Split("<!--Blazor:").Skip(1).Select(m => m.Split("-->")[0]).Where(m => m.Contains("\"descriptor\"", StringComparison.Ordinal));
        return (string)(await InvokeAsync("StartCircuit", browser.Address + "/", browser.Address + "/accounts", $"[{string.Join(',', markers)}]", ""))!;
    }

    /// <summary>Calls the hub and waits for its answer.</summary>
    public async Task<object?> InvokeAsync(string method, params string[] arguments)
    {
        await SendAsync(method, "1", arguments);
        while (true)
        {
            if (await NextAsync() is [3L, _, "1", _, .. var result])
            {
                return result is [var value, ..] ? value : null;
            }
        }
    }

    /// <summary>Does what a person's click does: it is an activity of the circuit.</summary>
    public Task UseAsync(string address) => SendAsync("OnLocationChanged", null, address + "/proposals", null, true);

    /// <summary>Reads until the server has called a function, or gone.</summary>
    public async Task<bool> HearsAsync(string function)
    {
        while (!Called.Contains(function, StringComparer.Ordinal))
        {
            if (await NextAsync() is null)
            {
                return false;
            }
        }
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string method, string? id, params object?[] arguments)
    {
        List<byte> body = [0x96, 0x01, 0x80];
        Write(body, id);
        Write(body, method);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }
        body.Add(0x90);
        List<byte> message = [];
        for (var length = body.Count; ; length >>= 7)
        {
            message.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            if (length <= 0x7f)
            {
                break;
            }
        }
        return _socket.SendAsync((byte[])[.. message, .. body], WebSocketMessageType.Binary, true, WebFirm.Cancel);
    }

    private static void Write(List<byte> body, object? value)
    {
        switch (value)
        {
            case null:
                body.Add(0xc0);
                break;
            case bool flag:
                body.Add((byte)(flag ? 0xc3 : 0xc2));
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                body.Add(0xda);
                body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length]);
                body.AddRange(bytes);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not sent");
        }
    }

    /// <summary>The next message; null when the server has gone.</summary>
    private async Task<List<object?>?> NextAsync()
    {
        while (true)
        {
            var (length, at, shift) = (0, 0, 0);
            while (at < _received.Count && (_received[at] & 0x80) != 0)
            {
                length |= (_received[at++] & 0x7f) << shift;
                shift += 7;
            }
            if (at < _received.Count)
            {
                length |= _received[at++] << shift;
                if (_received.Count >= at + length)
                {
                    var body = _received.GetRange(at, length).ToArray();
                    _received.RemoveRange(0, at + length);
                    var place = 0;
                    var message = (List<object?>)Read(body, ref place)!;
                    if (message is [1L, _, _, string called, ..])
                    {
                        Called.Add(called);
                    }
                    return message is [7L, ..] ? null : message;
                }
            }
            if (!await ReceiveAsync())
            {
                return null;
            }
        }
    }

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(WebFirm.Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            var result = await _socket.ReceiveAsync(buffer, patience.Token);
            _received.AddRange(buffer.AsSpan(0, result.Count));
            return result.MessageType != WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static object? Read(byte[] body, ref int at)
    {
        var kind = body[at++];
        switch (kind)
        {
            case <= 0x7f:
                return (long)kind;
            case <= 0x8f:
                return Many(body, ref at, (kind & 0x0f) * 2);
            case <= 0x9f:
                return Many(body, ref at, kind & 0x0f);
            case <= 0xbf:
                return Text(body, ref at, kind & 0x1f);
            case 0xc0:
                return null;
            case 0xc2 or 0xc3:
                return kind == 0xc3;
            case 0xd9:
                return Text(body, ref at, body[at++]);
            case 0xda:
                at += 2;
                return Text(body, ref at, BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at - 2)));
            default:
                at = body.Length;
                return kind;
        }
    }

    private static List<object?> Many(byte[] body, ref int at, int count)
    {
        var items = new List<object?>();
        for (var i = 0; i < count && at < body.Length; i++)
        {
            items.Add(Read(body, ref at));
        }
        return items;
    }

    private static string Text(byte[] body, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(body, at - length, length);
    }
}
