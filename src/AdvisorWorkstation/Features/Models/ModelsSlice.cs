using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Features.Models.Versions;

namespace AdvisorWorkstation.Features.Models;

internal static class ModelsSlice
{
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ModelsQuery>()
        .AddSingleton<ModelVersionQuery>()
        .AddSingleton<DraftModel>()
        .AddSingleton<EditModel>()
        .AddSingleton<SubmitModel>()
        .AddSingleton<DecideModel>()
        .AddSingleton<PreviewChange>()
        .AddSingleton<PreviewMonitor>()
        .AddSingleton<CancelPreview>()
        .AddSingleton<IndexChangesQuery>()
        .AddSingleton<GraceQuery>()
        .AddSingleton<GrantGrace>()
        .AddSingleton<EndGrace>();
}
