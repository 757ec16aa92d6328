using System.Security.Cryptography;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>The key pair that signs heads of the history: made once for a data folder, the private half readable by its owner only.</summary>
public sealed class AuditKeys(DataFolder data)
{
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string PrivatePath => Path.Combine(data.Keys, "audit-signing.pem");

    /// <summary>Where the public half is; give it to whoever checks the history.</summary>
    public string PublicPath => Path.Combine(data.Keys, "audit-public.pem");

    /// <summary>The signing key; made when there is none.</summary>
    public ECDsa OpenSigningKey()
    {
        if (!File.Exists(PrivatePath))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteOnce(PrivatePath, made.ExportPkcs8PrivateKeyPem());
            WriteOnce(PublicPath, made.ExportSubjectPublicKeyInfoPem());
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(PrivatePath));
        return key;
    }

    /// <summary>The public key, or null when no head was ever signed here.</summary>
    public ECDsa? OpenPublicKey()
    {
        if (!File.Exists(PublicPath))
        {
            return null;
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(PublicPath));
        return key;
    }

    private static void WriteOnce(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerReads;
        }
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
