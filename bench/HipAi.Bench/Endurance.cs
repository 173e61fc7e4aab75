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

    /// <summary>Judges simulated studies of every kind over and over, two at a time, and prints the resident memory.</summary>
    /// <param name="models">The models folder.</param>
    /// <param name="images">Images to judge.</param>
    /// <param name="pixelSpacing">Of the simulated images, mm; 0 for the device's own.</param>
    /// <returns>Whether it stayed, as <see cref="Trend"/> tells of a service.</returns>
    public static async Task<bool> RunAsync(string models, int images, double pixelSpacing)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-bench-endurance-");
        try
        {
            var studies = Write(folder.FullName, pixelSpacing);
            using var judge = StudyJudge.Load(models, new InferenceOptions(), TimeProvider.System);
            var (judged, next, looks) = (0, -1, new List<double[]>());
            var began = TimeProvider.System.GetTimestamp();
            async Task Work()
            {
                while (Volatile.Read(ref judged) < images)
                {
                    var (snapshot, files) = studies[Interlocked.Increment(ref next) % studies.Count];
                    await judge.JudgeAsync(snapshot, (instance, _) => Task.FromResult(DicomFile.Open(files[instance.SopInstanceUid])), CancellationToken.None);
                    Interlocked.Add(ref judged, files.Count);
                    lock (looks) looks.Add([TimeProvider.System.GetElapsedTime(began).TotalSeconds, Environment.WorkingSet / 1024.0]);
                }
            }

            await Task.WhenAll(Task.Run(Work), Task.Run(Work));
            Console.WriteLine($"{judged} images in {looks.Count} studies");
            return Trend.PrintMemory(looks);
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
                var files = study.Truth.Images.ToDictionary(image => image.SopInstanceUid, image => Path.Combine(own, image.FileName));
                return (Judge.Snapshot(study.Truth, files), files);
            }),
        ];
    }
}
