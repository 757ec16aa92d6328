using System.Security.Cryptography;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>The word in the link that a new firm's first administrator signs up with: printed at start, good until somebody has used it or the server stops.</summary>
public sealed class SetupToken
{
    private string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Value => _token;

    /// <summary>True when a text is the word.</summary>
    public bool Matches(string? text) =>
        text is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.UTF8.GetBytes(_token));

    /// <summary>Makes it useless.</summary>
    public void Spend() => _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
