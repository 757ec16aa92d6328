namespace AdvisorWorkstation.Features.DemoFirm;

/// <summary>A firm to try the workstation on: generated, never stored in the repository.</summary>
public static class DemoFirmSlice
{
    public static IServiceCollection AddDemoFirm(this IServiceCollection services) => services.AddSingleton<CreateDemoFirm>();
}
