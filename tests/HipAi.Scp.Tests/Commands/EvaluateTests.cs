using System.Text.Json.Nodes;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Inference.Heatmaps;
using HipAi.Phantom;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Commands;

/// <summary>From a labelled folder to the report, with the two tiny models of the inference tests: bright hips have hardware, dark ones have none.</summary>
[Category("C11")]
internal sealed class EvaluateTests
{
    private static readonly string AllModels = Path.Combine(Repository.Root, "tests", "HipAi.Inference.Tests", "TestModels");

    private TempFolder _folder = null!;

    private string Models => _folder.File("models");

    [SetUp]
    public void Create()
    {
        _folder = new TempFolder();
        foreach (var model in new[] { "tiny-efficientnet", "tiny-nfnet" })
        {
            var copy = Directory.CreateDirectory(Path.Combine(Models, model));
            foreach (var file in Directory.GetFiles(Path.Combine(AllModels, model))) File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        }
    }

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_simulated_set_is_measured_against_its_truth()
    {
        var set = _folder.File("set");
        var simulated = await CommandRun.OfAsync(
            "simulate", "--studies", "4", "--seed", "11", "--pixel-spacing", "1.5", "--failures", "0.5", "--gaps", "0", "--contradictions", "0", "--out", set);
        Assert.That(simulated.ExitCode, Is.Zero, simulated.Error);
        var hips = TruthFile.Read(Path.Combine(set, "truth.json")).Sum(study => study.Images.SelectMany(image => image.Hips).Select(hip => hip.Side).Distinct().Count());

        var (run, metrics) = await EvaluateAsync(set, "one", "--jobs", "1");
        var (_, again) = await EvaluateAsync(set, "two", "--jobs", "2");

        Assert.That(run.Out, Does.Contain("not clinical performance").And.Contain("All models were trained on simulated images.").And.Contain("report.html"));
        Assert.That((int)metrics["hardware"]!["n"]!, Is.EqualTo(hips).And.GreaterThan(4));
        Assert.That((int)metrics["set"]!["patients"]!, Is.EqualTo(4));
        Assert.That(metrics["members"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "tiny-efficientnet", "tiny-nfnet" }));
        Assert.That((int)metrics["maps"]!["hardware"]!["n"]!, Is.GreaterThan(0));
        Assert.That(metrics["triage"], Is.Null);
        var (_, triaged) = await EvaluateAsync(set, "three", "--models", AllModels);
        Assert.That((int)triaged["triage"]!["qualities"]!["n"]!, Is.EqualTo((int)metrics["set"]!["images"]!), "every image was shown to the triage network");

        // The number of jobs changes the speed and nothing else.
        metrics.Remove("speed");
        again.Remove("speed");
        Assert.That(again.ToJsonString(), Is.EqualTo(metrics.ToJsonString()));
        Assert.That(File.ReadAllText(Path.Combine(_folder.File("two"), "cases.csv")), Is.EqualTo(File.ReadAllText(Path.Combine(_folder.File("one"), "cases.csv"))));
        foreach (var file in Directory.GetFiles(_folder.File("one"))) Assert.That(File.ReadAllText(file), Does.Not.Contain(_folder.Path), file);
    }

    [Test]
    public async Task A_folder_of_labels_takes_pictures_and_lists_what_cannot_be_read()
    {
        var set = LabelledFolder();

        var (_, metrics) = await EvaluateAsync(set, "out");

        var hardware = metrics["hardware"]!;
        Assert.That((int)hardware["n"]!, Is.EqualTo(4), "dark, bright, and both hips of the pelvis");
        Assert.That((double)hardware["accuracy"]!["value"]!, Is.EqualTo(0.75), "the pelvis' left hip is dark and labelled otherwise");
        Assert.That((int)metrics["set"]!["unreadable"]!, Is.EqualTo(4));
        Assert.That((double)metrics["notPreDictated"]!["images"]!["other_view"]!["value"]!, Is.EqualTo(1), "another view is not even read");
        Assert.That((double)metrics["notPreDictated"]!["hips"]!["out_of_class"]!["value"]!, Is.Zero, "the tiny models know no better");
        Assert.That(metrics["sites"]!.AsObject().Select(site => site.Key), Is.EqualTo(new[] { "north" }));
        var report = File.ReadAllText(Path.Combine(_folder.File("out"), "report.md"));
        foreach (var file in new[] { "broken.png", "missing.png", "text.dcm", "no-pixels.dcm" }) Assert.That(report, Does.Contain($"| {file} |"), file);
        Assert.That(report, Does.Not.Contain("software test"), "nothing says that these are simulated");
        // JPEG in grey and in colour went through the decoder and were judged.
        foreach (var file in new[] { "grey.jpg", "colour.jpg" })
            Assert.That(Case(file), Does.Contain(",certain,").Or.Contain(",indeterminate,"), file);
        Assert.That(Case("bright.png"), Does.Contain("total_hip_arthroplasty,certain,yes"));
    }

    [TestCase(1)]
    [TestCase(3)]
    [Category("C12")]
    public async Task The_same_folder_is_prepared_for_training(int jobs)
    {
        var output = _folder.File("prepared");

        var run = await CommandRun.OfAsync("prepare", "--data", LabelledFolder(), "--sizes", "32", "--jobs", $"{jobs}", "--out", output);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = File.ReadLines(Path.Combine(output, "hips.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.That(rows.Select(row => $"{row[7]} {row[3]} {row[4]} {row[5]} {row[10]}"), Is.EqualTo(new[]
        {
            "dark.png right ap_hip no_hardware adequate", "bright.png left frog_leg_lateral total_hip_arthroplasty adequate",
            "pelvis.png right ap_pelvis total_hip_arthroplasty adequate", "pelvis.png left ap_pelvis hemiarthroplasty adequate",
            "odd.png right ap_hip no_hardware adequate",
        }));
        Assert.That(rows[^1][12], Is.EqualTo("out_of_class"), "it teaches doubt, not a class");
        Assert.That(new FileInfo(Path.Combine(output, "hips-32.u8")).Length, Is.EqualTo(5 * 32 * 32));
        foreach (var file in new[] { "broken.png", "missing.png", "text.dcm", "no-pixels.dcm", "inlet.png" }) Assert.That(run.Error, Does.Contain(file), file);
    }

    [Test]
    [Category("C12")]
    public async Task Its_images_are_prepared_as_a_whole_with_their_view_and_quality()
    {
        var output = _folder.File("prepared");

        var run = await CommandRun.OfAsync("prepare", "--data", LabelledFolder(), "--sizes", "32", "--whole", "24", "--out", output);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var rows = File.ReadLines(Path.Combine(output, "images.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.That(rows.Select(row => $"{row[1]} {row[3]} {row[5]}"), Is.EqualTo(new[]
        {
            "dark.png ap_hip adequate", "bright.png frog_leg_lateral adequate", "pelvis.png ap_pelvis adequate", "inlet.png unknown adequate", "odd.png ap_hip adequate",
            "grey.jpg ap_hip adequate", "colour.jpg ap_hip adequate",
        }));
        Assert.That(new FileInfo(Path.Combine(output, "images-24.u8")).Length, Is.EqualTo(rows.Count * 24 * 24));
        Assert.That(run.Error, Does.Contain("inlet.png").And.Contain("no hip of it"));
    }

    [Test]
    [Category("C12")]
    public async Task Masks_are_refused_where_nobody_told_any()
    {
        var run = await CommandRun.OfAsync("prepare", "--data", LabelledFolder(), "--sizes", "32", "--masks", "8", "--out", _folder.File("prepared"));

        Assert.That((run.ExitCode, run.Error.Contains("--masks", StringComparison.Ordinal)), Is.EqualTo((1, true)), run.Error);
    }

    [TestCase("file,class\na.png,knee\n", "labels.csv, line 2, column 'class': 'knee'")]
    [TestCase("file,class\n../a.png,\n", "labels.csv, line 2, column 'file'")]
    [TestCase("file\nmissing.png\n", "no image of")]
    public async Task A_wrong_table_is_told_in_one_line(string table, string message)
    {
        File.WriteAllText(_folder.File("labels.csv"), table);

        var run = await CommandRun.OfAsync("evaluate", "--data", _folder.Path, "--models", Models, "--out", _folder.File("out"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(Directory.Exists(_folder.File("out")), Is.False);
    }

    [Test]
    public async Task A_folder_without_truth_or_models_is_refused()
    {
        var noTruth = await CommandRun.OfAsync("evaluate", "--data", _folder.Path, "--out", _folder.File("out"));
        File.WriteAllText(_folder.File("labels.csv"), "file\na.png\n");
        var noModels = await CommandRun.OfAsync("evaluate", "--data", _folder.Path, "--models", _folder.File("none"), "--out", _folder.File("out"));

        Assert.That(noTruth.Error, Does.Contain("neither truth.json").And.Contain("labels.csv"));
        Assert.That(noModels.Error, Does.Contain("--models:"));
        Assert.That((noTruth.ExitCode, noModels.ExitCode), Is.EqualTo((1, 1)));
    }

    private async Task<(CommandRun Run, JsonObject Metrics)> EvaluateAsync(string set, string output, params string[] more)
    {
        string[] models = more.Contains("--models") ? [] : ["--models", Models];
        var run = await CommandRun.OfAsync(["evaluate", "--data", set, "--bootstrap", "100", "--out", _folder.File(output), .. models, .. more]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return (run, JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.File(output), "metrics.json")))!.AsObject());
    }

    private string Case(string file) => File.ReadLines(Path.Combine(_folder.File("out"), "cases.csv")).Single(line => line.Contains(file, StringComparison.Ordinal));

    private string LabelledFolder()
    {
        var set = _folder.File("set");
        Directory.CreateDirectory(set);
        string In(string name) => Path.Combine(set, name);
        File.WriteAllBytes(In("dark.png"), Hip(96, 96, (_, y) => y < 10));
        File.WriteAllBytes(In("bright.png"), Hip(96, 96, (_, y) => y < 38));
        // The patient's right hip, at the left of the picture, is bright.
        File.WriteAllBytes(In("pelvis.png"), Hip(192, 96, (x, y) => y < (x < 96 ? 38 : 10)));
        File.WriteAllBytes(In("inlet.png"), Hip(96, 96, (_, y) => y < 38));
        File.WriteAllBytes(In("odd.png"), Hip(96, 96, (_, y) => y < 38));
        File.WriteAllBytes(In("broken.png"), File.ReadAllBytes(In("dark.png"))[..60]);
        File.WriteAllText(In("text.dcm"), "this is no image");
        File.WriteAllBytes(In("grey.jpg"), Codestream("jpeg-baseline-u8"));
        File.WriteAllBytes(In("colour.jpg"), Codestream("jpeg-baseline-rgb"));
        WithoutPixels().Save(In("no-pixels.dcm"));
        File.WriteAllText(In("labels.csv"), """
            file,class,side,view,site
            dark.png,no_hardware,right,ap_hip,north
            bright.png,total_hip_arthroplasty,left,frog_leg_lateral,north
            pelvis.png,total_hip_arthroplasty,right,ap_pelvis,
            pelvis.png,hemiarthroplasty,left,ap_pelvis,
            inlet.png,no_hardware,right,other,
            odd.png,out_of_class,right,ap_hip,
            broken.png,no_hardware,right,ap_hip,
            missing.png,no_hardware,right,ap_hip,
            text.dcm,no_hardware,right,ap_hip,
            no-pixels.dcm,no_hardware,right,ap_hip,
            grey.jpg,,right,ap_hip,
            colour.jpg,unknown,left,ap_hip,

            """);
        return set;
    }

    private static byte[] Hip(int width, int height, Func<int, int, bool> isBright) =>
        PngWriter.Grayscale8(width, height, [.. Enumerable.Range(0, width * height).Select(i => isBright(i % width, i / width) ? (byte)204 : (byte)51)]);

    /// <summary>The JPEG file inside one of the decoder's samples.</summary>
    private static byte[] Codestream(string sample)
    {
        var file = DicomFile.Open(Path.Combine(Repository.Root, "src", "HipAi.Dicom", "Imaging", "Codecs", "Samples", sample + ".dcm"));
        Assert.That(file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var pixels), Is.True);
        return pixels!.Fragments[0].ToArray();
    }

    private static DicomFile WithoutPixels() => new(
        new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.DigitalXRayImageStorageForPresentation)
            .AddOrUpdate(DicomTag.SOPInstanceUID, "2.25.77")
            .AddOrUpdate(DicomTag.BodyPartExamined, "HIP")
            .AddOrUpdate(DicomTag.PatientOrientation, ["L", "F"]),
        DicomTransferSyntax.ExplicitVRLittleEndian);
}
