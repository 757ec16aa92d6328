using System.IO.Compression;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>A risk model as bytes: little-endian, compressed, exact to the bit.</summary>
internal static class RiskModelBlob
{
    private const int Format = 1;

    public static byte[] Write(RiskModel model)
    {
        using var stream = new MemoryStream();
        using (var zip = new BrotliStream(stream, CompressionLevel.Fastest))
        using (var writer = new BinaryWriter(zip))
        {
            writer.Write(Format);
            writer.Write(model.Name);
            writer.Write(model.AsOf.Date.DayNumber);
            writer.Write(model.Securities.Count);
            writer.Write(model.FactorCount);
            foreach (var security in model.Securities)
            {
                writer.Write(security.Value);
            }
            foreach (var origin in model.Origins)
            {
                writer.Write((byte)origin);
            }
            foreach (var numbers in (double[][])[model.Exposures, model.FactorCovariance, model.SpecificVariance])
            {
                foreach (var number in numbers)
                {
                    writer.Write(number);
                }
            }
        }
        return stream.ToArray();
    }

    public static RiskModel Read(byte[] content)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress));
        var format = reader.ReadInt32();
        if (format != Format)
        {
            throw new InvalidDataException($"risk model format {format} is not {Format}");
        }
        var name = reader.ReadString();
        var asOf = new AsOf(DateOnly.FromDayNumber(reader.ReadInt32()));
        var n = reader.ReadInt32();
        var k = reader.ReadInt32();
        var securities = Enumerable.Range(0, n).Select(_ => new SecurityId(reader.ReadInt32())).ToArray();
        var origins = Enumerable.Range(0, n).Select(_ => (ExposureOrigin)reader.ReadByte()).ToArray();
        return new RiskModel(name, asOf, securities, k, Doubles(reader, n * k), Doubles(reader, k * k), Doubles(reader, n), origins);
    }

    private static double[] Doubles(BinaryReader reader, int count)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.ReadDouble();
        }
        return numbers;
    }
}
