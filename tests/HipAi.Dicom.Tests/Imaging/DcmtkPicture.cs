using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>An image as dcm2pnm shows it: 16 bits, without overlays, with the first VOI transform that the data set asks for.</summary>
internal static class DcmtkPicture
{
    /// <summary>Runs dcm2pnm.</summary>
    /// <returns>One value per pixel, 0 black; null when dcm2pnm cannot read the file.</returns>
    internal static async Task<float[]?> RenderAsync(string path, DicomDataset dataset)
    {
        // Without a transform, from the lowest to the highest value.
        var hasWindow = dataset.TryGetSingleValue<double>(DicomTag.WindowWidth, out var width) && width > 0;
        string[] use = dataset.GetSequenceItems(DicomTag.VOILUTSequence).Count > 0 ? ["+Wl", "1"] : hasWindow ? ["+Wi", "1"] : ["+Wm"];
        var run = await Tool.RunAsync("dcm2pnm", ["-O", .. use, "+opw", path]);
        return run.ExitCode == 0 ? Parse(run.Output) : null;
    }

    /// <summary>A PGM in letters: P2, comments, width, height, white, values.</summary>
    private static float[] Parse(string pgm)
    {
        var lines = pgm.Split('\n').Where(line => !line.StartsWith('#'));
        var words = lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (words is not ["P2", _, _, _, ..]) throw new InvalidDataException("dcm2pnm wrote no PGM");
        var white = float.Parse(words[3], CultureInfo.InvariantCulture);
        return Array.ConvertAll(words[4..], word => int.Parse(word, CultureInfo.InvariantCulture) / white);
    }
}
