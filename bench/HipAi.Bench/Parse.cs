using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Bench;

/// <summary>Reads files, counts their elements and makes every value but the pixels, so that nothing is left undone.</summary>
internal static class Parse
{
    private static long Made;

    public static void Run(string folder, int rounds)
    {
        var files = Directory.GetFiles(folder, "*.dcm");
        var elements = ReadAll(files);
        var began = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < rounds; i++) ReadAll(files);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds / rounds:F4} {elements}"));
    }

    private static long ReadAll(string[] files)
    {
        long elements = 0;
        foreach (var file in files)
        {
            var open = new Stack<DicomDataset>([DicomFile.Open(file).Dataset]);
            while (open.TryPop(out var dataset))
            {
                foreach (var item in dataset)
                {
                    elements++;
                    if (item is DicomSequence sequence)
                        foreach (var inner in sequence.Items) open.Push(inner);
                    else if (item.Tag != DicomTag.PixelData)
                        Made += dataset.GetStrings(item.Tag).Count;
                }
            }
        }

        return elements;
    }
}
