using System.Globalization;
using HipAi.Dicom.Files;
using HipAi.Inference;
using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Bench;

/// <summary>Whether memory stays flat while one judge judges very many images (requirement C9).</summary>
internal static class Endurance
{
    private const int Kinds = 100;
    private const double Allowed = 1.1;

    /// <summary>Judges simulated studies of every kind over and over, two at a time, and prints the resident memory.</summary>
    /// <param name="models">The models folder.</param>
    /// <param name="images">Images to judge.</param>
    /// <param name="pixelSpacing">Of the simulated images, mm; 0 for the device's own.</param>
    /// <returns>False when the median of the last quarter is more than a tenth above that of the second.</returns>
    public static async Task<bool> RunAsync(string models, int images, double pixelSpacing)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-bench-endurance-");
        try
        {
            var studies = Write(folder.FullName, pixelSpacing);
            using var judge = StudyJudge.Load(models, new InferenceOptions(), TimeProvider.System);
            var (judged, next, resident) = (0, -1, new List<double>());
            async Task Work()
            {
                while (Volatile.Read(ref judged) < images)
                {
                    var (snapshot, files) = studies[Interlocked.Increment(ref next) % studies.Count];
                    await judge.JudgeAsync(snapshot, (instance, _) => Task.FromResult(DicomFile.Open(files[instance.SopInstanceUid])), CancellationToken.None);
                    Interlocked.Add(ref judged, files.Count);
                    lock (resident) resident.Add(Environment.WorkingSet / 1e6);
                }
            }

            await Task.WhenAll(Task.Run(Work), Task.Run(Work));
            return Print(judged, resident);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(StudySnapshot Snapshot, Dictionary<string, string> Files)> Write(string folder, double pixelSpacing)
    {
        var options = new SimulationOptions
        {
            PixelSpacing = pixelSpacing == 0 ? null : pixelSpacing,
            FailureShare = 0.5,
            DefectShare = 0.05,
            OutOfClassShare = 0.05,
            Vendors = SimulatedVendors.Letters,
        };
        return
        [
            .. Enumerable.Range(0, Kinds).AsParallel().AsOrdered().Select(index =>
            {
                var study = StudySimulator.Simulate(StudySimulator.StudySeed(4, index), options);
                var own = Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture));
                SimulatedStudyWriter.Write(study, own);
                return (Judge.Snapshot(study.Truth), study.Truth.Images.ToDictionary(image => image.SopInstanceUid, image => Path.Combine(own, image.FileName)));
            }),
        ];
    }

    private static bool Print(int judged, List<double> resident)
    {
        Console.WriteLine("| images | resident memory, MB: median | highest |");
        Console.WriteLine("|---|---|---|");
        var parts = resident.Chunk((resident.Count + 7) / 8).ToList();
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| to {judged * (i + 1) / parts.Count} | {Median(part):0} | {part.Max():0} |"));
        var (second, last) = (Median([.. parts[2], .. parts[3]]), Median([.. parts[6], .. parts[7]]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"last quarter / second quarter: {last / second:0.000}, at most {Allowed}"));
        return last <= second * Allowed;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
