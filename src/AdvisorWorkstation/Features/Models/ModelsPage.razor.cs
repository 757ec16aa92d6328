using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Models;

/// <summary>What accounts follow: the models, what is in force, how they came about, and where a draft begins.</summary>
public sealed partial class ModelsPage
{
    private ModelsView? _models;
    private List<ModelName> _names = [];
    private bool _naming;
    private string _name = "";
    private string? _fault;
    private string? _said;

    [SupplyParameterFromQuery(Name = "model")]
    private int? Model { get; set; }

    private ModelView? Shown =>
        _models is { Models: { Count: > 0 } all } ? all.FirstOrDefault(m => m.Id.Value == Model) ?? all.FirstOrDefault(m => m.IsDefault) ?? all[0] : null;

    protected override async Task OnInitializedAsync()
    {
        BindKeys(
            new KeyBinding("j", "Next model", () => MoveAsync(1)),
            new KeyBinding("k", "Previous model", () => MoveAsync(-1)),
            new KeyBinding("d", "Draft a version", () => Shown is { } model && _models!.MayChange ? BeginAsync(model) : Task.CompletedTask),
            new KeyBinding("n", "New model", NameAsync));
        OnNews(RefreshAsync, DeskNewsKind.DataImported, DeskNewsKind.ModelsChanged);
        await RefreshAsync();
    }

    protected override void OnParametersSet() => _names = [.. Shown?.Names ?? []];

    private static ModelVersionLine? Open(ModelView model) => model.Versions.FirstOrDefault(v => v.State.IsOpen());

    private static int Joining(ModelView model) => model.Names.Count(n => n.Weight == Weight.Zero && n.Next > Weight.Zero);

    private static int GoingOut(ModelView model) => model.Names.Count(n => n.Weight > Weight.Zero && n.Next == Weight.Zero);

    private async Task RefreshAsync()
    {
        _models = await LoadAsync(Query.RunAsync) ?? _models;
        _names = [.. Shown?.Names ?? []];
        StateHasChanged();
    }

    private Task MoveAsync(int step)
    {
        if (_models is { Models.Count: > 1 } all && Shown is { } shown)
        {
            var at = all.Models.ToList().FindIndex(m => m.Id == shown.Id);
            Navigation.NavigateTo($"/models?model={all.Models[Math.Clamp(at + step, 0, all.Models.Count - 1)].Id.Value}", replace: true);
        }
        return Task.CompletedTask;
    }

    private Task NameAsync()
    {
        _naming = _models is { MayChange: true };
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task BeginAsync(ModelView model)
    {
        if (Open(model) is { Id: { } open })
        {
            Navigation.NavigateTo($"/models/versions/{open}");
            return;
        }
        _said = await DraftAsync(new DraftModelInput(model.Id, "", Start(model.Definition), "A draft of what is in force"));
    }

    private async Task CreateAsync() => _fault = await DraftAsync(new DraftModelInput(null, _name, Start(null), "A new model"));

    private ModelDraft Start(ModelDefinition? from) => new(from ?? _models!.Begin, _models!.Today);

    private async Task<string?> DraftAsync(DraftModelInput input)
    {
        var drafted = await Drafting.RunAsync(input, await ActorAsync(), Leaving);
        if (!drafted.IsRefused)
        {
            Navigation.NavigateTo($"/models/versions/{drafted.Value.Version}");
        }
        return drafted.Refusal?.Sentence;
    }
}
