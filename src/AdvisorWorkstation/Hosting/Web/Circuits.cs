using System.Security.Claims;
using AdvisorWorkstation.Features.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdvisorWorkstation.Hosting.Web;

internal static class Circuits
{
    public static IServiceCollection AddCircuits(this IServiceCollection services, WorkstationOptions options)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = false;
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
            circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(options.Security.IdleMinutes);
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddSingleton<OpenCircuits>();
        services.AddScoped<CircuitHandler, CircuitOwner>();
        return services;
    }
}

/// <summary>Counts the connected circuits of each person.</summary>
internal sealed class OpenCircuits
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byPerson = new(StringComparer.Ordinal);

    /// <summary>Whether a person has as many circuits open as allowed.</summary>
    public bool HasNoPlace(string? person, int most)
    {
        lock (_gate)
        {
            return person is not null && _byPerson.GetValueOrDefault(person) >= most;
        }
    }

    /// <summary>Takes a place; false when the person has as many as allowed.</summary>
    public bool TryTake(string person, int most)
    {
        lock (_gate)
        {
            var open = _byPerson.GetValueOrDefault(person);
            if (open >= most)
            {
                return false;
            }
            _byPerson[person] = open + 1;
            return true;
        }
    }

    /// <summary>Takes a place for a circuit that comes back, over the limit if need be: it holds somebody's work.</summary>
    public void TakeAgain(string person)
    {
        lock (_gate)
        {
            _byPerson[person] = _byPerson.GetValueOrDefault(person) + 1;
        }
    }

    public void GiveBack(string person)
    {
        lock (_gate)
        {
            if (--_byPerson[person] == 0)
            {
                _byPerson.Remove(person);
            }
        }
    }
}

/// <summary>
/// Binds a circuit to the person who opened it. A reconnection under another cookie would carry on silently as somebody else (security.md 2):
/// the first activity under another name ends the circuit instead.
/// </summary>
internal sealed class CircuitOwner(
    AuthenticationStateProvider authentication, CurrentActor actor, OpenCircuits open, WorkstationOptions options, ILogger<CircuitOwner> log)
    : CircuitHandler
{
    private string? _owner;
    private bool _counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _owner = await CurrentPersonAsync();
        actor.Circuit = circuit.Id;
        _counted = _owner is not null && open.TryTake(_owner, options.Security.CircuitsPerUser);
        if (!_counted)
        {
            throw new InvalidOperationException("This person has as many pages open as one may. Close one of them.");
        }
    }

    /// <summary>A circuit whose browser is gone takes nobody's place while it waits to be dropped.</summary>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_counted)
        {
            open.GiveBack(_owner!);
            _counted = false;
        }
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (!_counted && _owner is not null)
        {
            open.TakeAgain(_owner);
            _counted = true;
        }
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => OnConnectionDownAsync(circuit, cancellationToken);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            var now = await CurrentPersonAsync();
            if (_owner is not null && now != _owner)
            {
                log.LogWarning("Circuit {Circuit} of {Owner} was used by {Other}; it ends here", context.Circuit.Id, _owner, now ?? "nobody");
                throw new InvalidOperationException("This page belongs to somebody else. Reload it.");
            }
            await next(context);
        };

    private async Task<string?> CurrentPersonAsync() =>
        (await authentication.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier);
}
