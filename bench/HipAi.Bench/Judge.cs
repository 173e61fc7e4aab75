using System.Globalization;
using HipAi.Dicom.Files;
using HipAi.Inference;
using HipAi.Phantom;
using HipAi.Reporting;
using HipAi.Scp.Storage;
using HipAi.Studies;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Bench;

/// <summary>What judging a study costs beside its networks: the same runs, bare, in the same process, in turns; and what its report costs beside that.</summary>
internal static class Judge
{
    // Enough for the compiler to have seen what is hot: a service runs for days.
    private const int WarmUp = 40;

    /// <summary>Prints the medians and their ratio.</summary>
    /// <param name="models">The models folder.</param>
    /// <param name="rounds">Pairs of runs.</param>
    /// <param name="pixelSpacing">Of the simulated images, mm; 0 for the device's own.</param>
    public static async Task RunAsync(string models, int rounds, double pixelSpacing)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-bench-judge-");
        try
        {
            var (snapshot, files) = Write(folder.FullName, pixelSpacing);
            using var judge = StudyJudge.Load(models, new InferenceOptions(), TimeProvider.System);
            using var bare = new BareRuns(models);
            var forms = new Forms(TemplateLoader.Load(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(models))!, "templates", "hip-preliminary.hbs")));
            List<double> whole = [], networks = [];
            List<double[]> written = [];
            JudgedStudy? judged = null;
            for (var round = 0; round < WarmUp + rounds; round++)
            {
                var began = TimeProvider.System.GetTimestamp();
                judged = await judge.JudgeAsync(snapshot, (instance, _) => Task.FromResult(DicomFile.Open(files[instance.SopInstanceUid])), CancellationToken.None);
                var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
                var alone = bare.Run(judged.Runs);
                var parts = forms.Write(snapshot, judged, DicomFile.Open(files.Values.First()).Dataset);
                if (round < WarmUp) continue;
                written.Add(parts);
                whole.Add(took);
                networks.Add(alone);
            }

            Print(judged!, whole, networks, files.Values);
            Forms.Print(written, Median(whole));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(JudgedStudy judged, List<double> whole, List<double> networks, IEnumerable<string> files)
    {
        var runs = judged.Runs.GroupBy(run => (run.Model, run.Count)).Select(group => $"{group.Key.Model} {group.Count()} × {group.Key.Count}");
        Console.WriteLine($"{judged.Prediction.Hips.Count} hips, {judged.Pictures.Count} pictures, {files.Sum(file => new FileInfo(file).Length) / 1e6:0.0} MB of images; runs: {string.Join(", ", runs)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"judged {Median(whole):0.0} ms, bare networks {Median(networks):0.0} ms, ratio {Median([.. whole.Zip(networks, (a, b) => a / b)]):0.000} (median of {whole.Count} pairs)"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // The first study that has an AP pelvis and two laterals, and an arthroplasty: every network has work.
    private static (StudySnapshot Snapshot, Dictionary<string, string> Files) Write(string folder, double pixelSpacing)
    {
        var options = new SimulationOptions
        {
            PixelSpacing = pixelSpacing == 0 ? null : pixelSpacing,
            Classes = [HardwareClass.TotalHipArthroplasty],
            GapShare = 0,
            ContradictionShare = 0,
        };
        for (var index = 0; ; index++)
        {
            var study = StudySimulator.Simulate(StudySimulator.StudySeed(1, index), options);
            if (study.Images.Count != 3 || study.Truth.Images.All(image => image.View != RadiographView.ApPelvis)) continue;
            SimulatedStudyWriter.Write(study, folder);
            var files = study.Truth.Images.ToDictionary(image => image.SopInstanceUid, image => Path.Combine(folder, image.FileName));
            return (Snapshot(study.Truth, files), files);
        }
    }

    /// <summary>A closed study with the views and sides that are true; the rest is its headers'.</summary>
    internal static StudySnapshot Snapshot(StudyTruth truth, IReadOnlyDictionary<string, string> files) => new(
        truth.StudyInstanceUid, 1, ClosedBecause.QuietPeriod, TimeProvider.System.GetUtcNow(), new StudyFacts("", "", "", "", "", "", "", "", "", "", ""),
        [
            .. truth.Images.Select(image => new StudyImage(
                new StoredInstance(image.SopInstanceUid, "", "", truth.StudyInstanceUid, "", "", 0, "", "", TimeProvider.System.GetUtcNow()),
                HeaderMapping.Read(DicomFile.Open(files[image.SopInstanceUid])).Description,
                new Attributed<RadiographView>(image.View, "truth"),
                new Attributed<ImageLaterality>(image.Side, "truth"),
                null,
                [])),
        ]);

    /// <summary>The members' files in sessions of their own, without anything around them.</summary>
    private sealed class BareRuns : IDisposable
    {
        private readonly Dictionary<string, InferenceSession> sessions = [];

        public BareRuns(string models)
        {
            foreach (var folder in Directory.GetDirectories(models))
            {
                using var options = new SessionOptions { IntraOpNumThreads = Environment.ProcessorCount, InterOpNumThreads = 1 };
                options.AddSessionConfigEntry("session.force_spinning_stop", "1");
                sessions[Path.GetFileName(folder)] = new InferenceSession(Path.Combine(folder, "model.onnx"), options);
            }
        }

        /// <summary>Runs what a judge ran, batch by batch, on noise; milliseconds.</summary>
        public double Run(IReadOnlyList<MemberRun> runs)
        {
            var total = 0.0;
            foreach (var run in runs)
            {
                var session = sessions[run.Model];
                var (name, node) = session.InputMetadata.First();
                long[] shape = [run.Count, .. node.Dimensions.Skip(1).Select(size => (long)size)];
                var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
                for (var i = 0; i < values.Length; i++) values[i] = (i * 37 % 256 / 64f) - 2;
                using var input = OrtValue.CreateTensorValueFromMemory(values, shape);
                using var options = new RunOptions();
                var began = TimeProvider.System.GetTimestamp();
                using var outputs = session.Run(options, [name], [input], [.. session.OutputMetadata.Keys]);
                total += TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
            }

            return total;
        }

        public void Dispose()
        {
            foreach (var session in sessions.Values) session.Dispose();
        }
    }
}
