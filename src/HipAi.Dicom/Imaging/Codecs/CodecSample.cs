using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>A small picture in a transfer syntax, made by eng/CodecSamples/make.py and carried in this assembly.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Syntax">The transfer syntax that it is in.</param>
/// <param name="Sha256">The hash of its native pixels.</param>
/// <param name="LargestDifference">How far the lossy codec's pixels were from the pattern when the sample was made; 0 for the lossless ones.</param>
internal sealed record CodecSample(string Name, DicomTransferSyntax Syntax, string Sha256, int LargestDifference)
{
    private const string Folder = "CodecSamples/";

    /// <summary>All samples, in the order in which syntaxes are wanted.</summary>
    internal static IReadOnlyList<CodecSample> ReadAll()
    {
        using var reader = new StreamReader(OpenResource("samples.csv"));
        var samples = new List<CodecSample>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Split(',') is [var name, var uid, var hash, _, var difference] && int.TryParse(difference, CultureInfo.InvariantCulture, out var largest))
            {
                samples.Add(new CodecSample(name, DicomTransferSyntax.Lookup(uid), hash, largest));
            }
        }

        return samples;
    }

    /// <summary>Reads the sample.</summary>
    /// <exception cref="DicomException">Its transfer syntax cannot be read: that is what is to be found out.</exception>
    internal DicomFile Open()
    {
        using var stream = OpenResource(Name);
        return DicomFile.Open(stream);
    }

    private static Stream OpenResource(string name) =>
        typeof(CodecSample).Assembly.GetManifestResourceStream(Folder + name)
        ?? throw new InvalidOperationException($"The sample {name} is not in the assembly.");
}
