using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Bench;

/// <summary>Reads files and counts their elements, so that nothing can be left unread.</summary>
internal static class Parse
{
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
                    if (item is not DicomSequence sequence) continue;
                    foreach (var inner in sequence.Items) open.Push(inner);
                }
            }
        }

        return elements;
    }
}
