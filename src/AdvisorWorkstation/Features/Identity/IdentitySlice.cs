using AdvisorWorkstation.Data;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Hosting.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Features.Identity;

internal static class IdentitySlice
{
    /// <summary>Sign-in with ASP.NET Core Identity (security.md 2): everything needs it unless it says otherwise.</summary>
    public static IServiceCollection AddWorkstationIdentity(
        this IServiceCollection services, WorkstationOptions options, ListenAddress address)
    {
        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password.RequiredLength = 12;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireDigit = false;
                identity.Password.RequiredUniqueChars = 6;
                identity.Lockout.MaxFailedAccessAttempts = options.Security.LockoutAttempts;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(options.Security.LockoutMinutes);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AdvisorDb>()
            .AddClaimsPrincipalFactory<WorkstationClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = options.Security.PasswordIterations);
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(1);
            stamp.OnRefreshingPrincipal = WorkstationClaims.KeepSessionAsync;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie => ConfigureCookie(cookie, options, address));
            cookies.TwoFactorUserIdCookie!.Configure(cookie =>
            {
                Harden(cookie.Cookie, "workstation-code", address);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
            cookies.TwoFactorRememberMeCookie!.Configure(cookie => Harden(cookie.Cookie, "workstation-remembered", address));
            cookies.ExternalCookie!.Configure(cookie => Harden(cookie.Cookie, "workstation-external", address));
        });
        services.AddAntiforgery(forms => Harden(forms.Cookie, "workstation-form", address));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(WorkstationPolicies.SignedInFully)
            .SetDefaultPolicy(WorkstationPolicies.SignedInFully)
            .AddPolicy(WorkstationPolicies.Unfinished, WorkstationPolicies.SignedInAtAll);
        services.AddSingleton<SessionActivity>();
        services.AddSingleton<SetupToken>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<DoorQuery>();
        services.AddSingleton<PeopleQuery>();
        services.AddScoped<AddPerson>();
        services.AddSingleton<ShutOutPerson>();
        services.AddScoped<SetUpFirm>();
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, WorkstationOptions options, ListenAddress address)
    {
        Harden(cookie.Cookie, "workstation", address);
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.Security.IdleMinutes);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-yours";
        cookie.ReturnUrlParameter = "then";
        cookie.Events = new SessionLimits(TimeSpan.FromHours(options.Security.AbsoluteHours));
    }

    /// <summary>No script reads it, no other site sends it, and over TLS no other host sets it.</summary>
    private static void Harden(CookieBuilder cookie, string name, ListenAddress address)
    {
        cookie.Name = address.IsHttps ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
    }
}

/// <summary>Who may see a page at all; what somebody may do there is decided again in every operation.</summary>
internal static class WorkstationPolicies
{
    /// <summary>Pages on which a new person finishes signing up.</summary>
    public const string Unfinished = "unfinished";

    public static readonly AuthorizationPolicy SignedInFully = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireClaim(WorkstationClaims.Finished)
        .Build();

    public static readonly AuthorizationPolicy SignedInAtAll = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
}
