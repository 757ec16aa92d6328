using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts whose wishes are new, broken, about to end, or at odds with each other.</summary>
internal static class RestrictionCast
{
    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Ostrowski", "Piotr Roth", "NG-1001-0031", AccountKind.RothIra, DemoCustodians.Northgate, 1_876_000m,
            Plain(1_876_000m) with
            {
                Wishes =
                [
                    Today("sector.exclude", "sector=Information Technology", "Works in the industry and wants no more of it"),
                    Today("screen.exclude", "screen=fossil_fuels", "Daughter's request"),
                    Today("target.sector-band", "active=40", "Makes room for the excluded sectors"),
                ],
            },
            (DemoCaseKind.SettingsChanged, "Since today it excludes a sector and a screen."),
            (DemoCaseKind.HighTurnover, "Selling every technology and fossil-fuel name is more than 35% of the account."),
            (DemoCaseKind.TrackingErrorAfter, "Without technology, tracking error rises far above the budget.")),

        new("Kowalski", "Taxable", "H10-100032", AccountKind.Taxable, DemoCustodians.Harbor, 584_000m,
            Plain(584_000m) with
            {
                Stakes = [new Stake(SecurityChoice.Of("MO"), 0.006), new Stake(SecurityChoice.Of("PM"), 0.009)],
                Wishes = [new WishPlan(PolicyScope.Account, "screen.exclude", "screen=tobacco", 10, "mail", "Lost a friend to it")],
            },
            (DemoCaseKind.RestrictionViolated, "No tobacco since ten days ago, and Altria and Philip Morris are still held.")),

        new("Moreau", "Trust", "10000033", AccountKind.Trust, DemoCustodians.Summit, 643_000m,
            Plain(643_000m) with
            {
                Wishes = [Rule(SecurityChoice.Of("XOM"), "never-buy", 355, "call", "On the board until then") with { EndsInDays = 10 }],
            },
            (DemoCaseKind.RestrictionExpiring, "The wish never to buy Exxon Mobil ends in ten days.")),

        new("Ramsey", "Taxable", "NG-1001-0034", AccountKind.Taxable, DemoCustodians.Northgate, 319_000m,
            Plain(319_000m) with
            {
                Stakes = [new Stake(SecurityChoice.Of("MO"), 0.012)],
                Wishes = [Rule(SecurityChoice.Of("MO"), "never-sell", 90, "call", "Grandfather worked there")],
            },
            (DemoCaseKind.Infeasible, "The household wants no tobacco, the account never sells Altria: no portfolio does both."))
        {
            HouseholdWishes = [new WishPlan(PolicyScope.Household, "screen.exclude", "screen=tobacco", 420, "meeting", "Family decision")],
        },

        new("Petrov", "Trust", "10000035", AccountKind.Trust, DemoCustodians.Summit, 118_000m,
            Plain(118_000m) with
            {
                TrackingBp = 230,
                Wishes = [new WishPlan(PolicyScope.Account, "size.maximum-trades", "count=12", 200, "call", "Wants short confirmations")],
            },
            (DemoCaseKind.OptimalityGap, "A small account in whole shares, with twelve trades at most: the proof stays open longest here.")),
    ];

    private static WishPlan Today(string option, string arguments, string why) => new(PolicyScope.Account, option, arguments, 0, "meeting", why);
}
