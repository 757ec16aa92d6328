namespace AdvisorWorkstation.Data;

/// <summary>A record as it is kept: canonical JSON, compressed, named by the hash of the uncompressed bytes.</summary>
/// <param name="Content">The compressed bytes.</param>
/// <param name="Hash">SHA-256 of the JSON, in hex.</param>
internal readonly record struct StoredContent(byte[] Content, string Hash)
{
    public static StoredContent Of<T>(T value)
    {
        var json = DomainJson.Write(value);
        return new StoredContent(DomainJson.Compress(json), DomainJson.Hash(json));
    }

    public static T Read<T>(byte[] content) => DomainJson.Read<T>(DomainJson.Decompress(content));

    /// <summary>Reads content that must have a hash.</summary>
    /// <exception cref="InvalidDataException">It has another: it was changed after it was stored.</exception>
    public static T ReadVerified<T>(byte[] content, string hash)
    {
        var json = DomainJson.Decompress(content);
        var actual = DomainJson.Hash(json);
        return actual == hash
            ? DomainJson.Read<T>(json)
            : throw new InvalidDataException($"stored {typeof(T).Name} has the hash {actual}, not {hash}: it was changed after it was stored");
    }
}
