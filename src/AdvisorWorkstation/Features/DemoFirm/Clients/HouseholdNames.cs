namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>Names for invented clients; none of them is anybody.</summary>
internal static class HouseholdNames
{
    public static IReadOnlyList<string> Families { get; } =
    [
        "Aldridge", "Amari", "Andersson", "Arroyo", "Ashworth", "Atwater", "Baptiste", "Barlow", "Bergstrom", "Bhatt", "Blackwood", "Blanchard",
        "Bolton", "Borges", "Bradshaw", "Brennan", "Briggs", "Burkhart", "Calloway", "Cardoso", "Carlisle", "Chaudhry", "Choi", "Coleman",
        "Conway", "Cordova", "Crane", "Cruz", "Dalton", "Danforth", "Desai", "Devereaux", "Dhillon", "Donovan", "Drummond", "Dunlap",
        "Eastman", "Eckhart", "Ellsworth", "Emery", "Escobar", "Fairchild", "Falk", "Ferrara", "Finch", "Fitzgerald", "Fontaine", "Forsythe",
        "Franco", "Gallagher", "Garza", "Gentry", "Gilmore", "Greenberg", "Guerrero", "Gupta", "Hale", "Halvorsen", "Hammond", "Hassan",
        "Hawthorne", "Hendricks", "Herrera", "Holloway", "Horvath", "Huang", "Ingram", "Iyer", "Jansen", "Jimenez", "Kapoor", "Keating",
        "Kim", "Kirby", "Kline", "Kruger", "Lam", "Lancaster", "Langley", "Larkin", "Leclerc", "Levine", "Lockhart", "Lombardi",
        "MacLeod", "Maddox", "Mahoney", "Malik", "Marlowe", "Mason", "McAllister", "McBride", "Mehta", "Mercer", "Montoya", "Morales",
        "Nair", "Navarro", "Nguyen", "Nolan", "Norwood", "O'Brien", "Oakley", "Olsen", "Osborne", "Pacheco", "Palmer", "Park",
        "Patel", "Pereira", "Pierce", "Porter", "Prescott", "Qureshi", "Ramos", "Redmond", "Reinhardt", "Rhodes", "Rivera", "Rosen",
        "Rousseau", "Sadler", "Salazar", "Sanders", "Santoro", "Schneider", "Shah", "Sheridan", "Silverman", "Singh", "Sinclair", "Solberg",
        "Stafford", "Sterling", "Stratton", "Sullivan", "Sutherland", "Takahashi", "Talbot", "Tanaka", "Thornton", "Torres", "Tran", "Underwood",
        "Valdez", "Vance", "Vega", "Vogel", "Wagner", "Wakefield", "Walsh", "Warfield", "Weaver", "Weiss", "Whitaker", "Whitman",
        "Wilder", "Winters", "Wong", "Woodward", "Yamamoto", "Yates", "Zamora", "Zhang", "Ziegler", "Zimmerman",
    ];

    public static IReadOnlyList<string> First { get; } =
    [
        "Adele", "Aisha", "Alan", "Amelia", "Anita", "Arthur", "Beatrice", "Benjamin", "Carlos", "Carmen", "Catherine", "Clara", "David", "Diana",
        "Edith", "Edward", "Elena", "Emil", "Esther", "Felix", "Fiona", "Francis", "Gabriel", "George", "Grace", "Harold", "Helen", "Henry", "Irene",
        "Isaac", "James", "Jean", "Joan", "Joseph", "Julia", "Karen", "Kenneth", "Laura", "Leon", "Lillian", "Louis", "Margaret", "Maria", "Martin",
        "Maya", "Michael", "Nadine", "Nora", "Oscar", "Patricia", "Paul", "Peter", "Rachel", "Raymond", "Robert", "Rosa", "Ruth", "Samuel", "Sandra",
        "Sonia", "Stephen", "Teresa", "Thomas", "Victor", "Vivian", "Walter", "Wanda", "William", "Yolanda",
    ];

    /// <summary>The name of the n-th household: plain ones first, then double-barreled ones, so that none repeats.</summary>
    public static string Family(IReadOnlyList<string> shuffled, int n)
    {
        var round = n / shuffled.Count;
        var first = shuffled[n % shuffled.Count];
        return round == 0 ? first : $"{first}-{shuffled[(n + (round * 7)) % shuffled.Count]}";
    }
}
