using HipAi.Phantom;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Commands;

/// <summary>From a seed to the arrays that training reads.</summary>
internal sealed class SimulateAndPrepareTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new TempFolder();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    [Category("H10")]
    public async Task The_same_seed_gives_the_same_bytes_whatever_the_number_of_jobs()
    {
        var one = await SimulateAsync("one", "--jobs", "1");
        var three = await SimulateAsync("three", "--jobs", "3");

        Assert.That(one.Select(file => file.Name), Is.EqualTo(three.Select(file => file.Name)));
        foreach (var (first, second) in one.Zip(three)) Assert.That(first.Bytes.AsSpan().SequenceEqual(second.Bytes), Is.True, first.Name);
        Assert.That(one.Select(file => file.Name), Has.Some.EqualTo("truth.json").And.Some.EndsWith("IM0001.dcm"));
    }

    [Test]
    public async Task A_folder_with_something_in_it_is_left_alone()
    {
        File.WriteAllText(_folder.File("old.txt"), "kept");

        var run = await CommandRun.OfAsync("simulate", "--studies", "1", "--out", _folder.Path);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("--out").And.Contain("not empty"));
        Assert.That(Directory.GetFileSystemEntries(_folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    [Category("C12")]
    public async Task Prepared_hips_carry_the_truth_and_do_not_depend_on_the_number_of_jobs()
    {
        await SimulateAsync("studies");

        foreach (var jobs in new[] { "1", "3" })
        {
            var run = await CommandRun.OfAsync(
                "prepare", "--data", _folder.File("studies"), "--sizes", "32,24", "--out", _folder.File("prepared" + jobs), "--jobs", jobs);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }

        foreach (var name in new[] { "hips.csv", "hips-32.u8", "hips-24.u8" })
            Assert.That(Prepared("1", name).AsSpan().SequenceEqual(Prepared("3", name)), Is.True, name);
        var rows = File.ReadAllLines(Path.Combine(_folder.File("prepared1"), "hips.csv")).Length - 1;
        var hips = TruthFile.Read(Path.Combine(_folder.File("studies"), "truth.json")).SelectMany(study => study.Images).Sum(image => image.Hips.Count);
        Assert.That(rows, Is.EqualTo(hips).And.GreaterThan(0));
        Assert.That(Prepared("1", "hips-32.u8"), Has.Length.EqualTo(rows * 32 * 32));
    }

    [Test]
    [Category("C12")]
    public async Task Tensors_straight_from_the_simulator_are_those_prepared_from_its_files()
    {
        await SimulateAsync("studies", "--failures", "1");
        await SimulateAsync("straight", "--failures", "1", "--form", "tensors", "--sizes", "32", "--masks", "16", "--whole", "40", "--jobs", "2");

        var run = await CommandRun.OfAsync(
            "prepare", "--data", _folder.File("studies"), "--sizes", "32", "--masks", "16", "--whole", "40", "--out", _folder.File("prepared"));
        Assert.That(run.ExitCode, Is.Zero, run.Error);

        foreach (var name in new[] { "hips-32.u8", "masks-16.u8", "images-40.u8", "images.csv" })
            Assert.That(Bytes("straight", name).AsSpan().SequenceEqual(Bytes("prepared", name)), Is.True, name);
        Assert.That(Bytes("straight", "truth.json").AsSpan().SequenceEqual(Bytes("studies", "truth.json")), Is.True);
        Assert.That(Bytes("straight", "masks-16.u8").Any(share => share > 0), Is.True, "hardware is masked");
        Assert.That(Bytes("straight", "masks-16.u8").Max(), Is.EqualTo(255), "a cell that is covered whole says so");
    }

    [Test]
    [Category("C8")]
    public async Task Squares_around_the_joints_go_row_for_row_with_the_hips()
    {
        string[] joints = ["--form", "tensors", "--sizes", "32", "--masks", "16", "--failures", "1", "--joint", "48", "--joint-masks", "12"];
        await SimulateAsync("one", [.. joints, "--jobs", "1"]);
        await SimulateAsync("three", [.. joints, "--jobs", "3"]);
        await SimulateAsync("wide", [.. joints, "--joint-millimetres", "384"]);
        await SimulateAsync("aside", [.. joints, "--joint-across", "0.75", "--joint-down", "0.25"]);
        await SimulateAsync("without", "--form", "tensors", "--sizes", "32", "--masks", "16", "--failures", "1");

        foreach (var name in new[] { "joints-48.u8", "joint-masks-12.u8" })
            Assert.That(Bytes("one", name).AsSpan().SequenceEqual(Bytes("three", name)), Is.True, name);
        foreach (var name in new[] { "hips.csv", "hips-32.u8", "masks-16.u8" })
            Assert.That(Bytes("one", name).AsSpan().SequenceEqual(Bytes("without", name)), Is.True, name);
        var rows = File.ReadAllLines(Path.Combine(_folder.File("one"), "hips.csv")).Length - 1;
        Assert.That(Bytes("one", "joints-48.u8"), Has.Length.EqualTo(rows * 48 * 48));
        Assert.That(Bytes("one", "joint-masks-12.u8"), Has.Length.EqualTo(rows * 6 * 12 * 12));
        var row = Enumerable.Range(0, rows).First(k => Hardware("wide", k).Any(share => share > 0));
        Assert.That(Hardware("one", row).Sum(share => share), Is.GreaterThan(Hardware("wide", row).Sum(share => share)), "twice the millimetres make it smaller");
        // Twelve cells a side: a quarter of them is three, so that the joint's row and column move by whole cells.
        for (var (y, x) = (0, 3); y < 9; (y, x) = x < 11 ? (y, x + 1) : (y + 1, 3))
            Assert.That(Hardware("aside", row)[(y * 12) + x], Is.EqualTo(Hardware("one", row)[((y + 3) * 12) + x - 3]).Within(12), $"{x}, {y}");

        IReadOnlyList<int> Hardware(string folder, int k) => [.. Bytes(folder, "joint-masks-12.u8").Skip(k * 6 * 144).Take(144).Select(share => (int)share)];
    }

    [Test]
    public async Task Masks_of_squares_that_are_not_written_are_refused()
    {
        var run = await CommandRun.OfAsync("simulate", "--studies", "1", "--form", "tensors", "--sizes", "32", "--joint-masks", "8", "--out", _folder.File("x"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("--joint-masks"));
    }

    [Test]
    [Category("H10")]
    public async Task Pixels_may_be_each_devices_own()
    {
        var run = await CommandRun.OfAsync(
            "simulate", "--studies", "1", "--seed", "11", "--views", "frog_leg_lateral", "--vendors", "I", "--pixel-spacing", "device", "--out", _folder.File("own"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var file = Dicom.Files.DicomFile.Open(Directory.EnumerateFiles(_folder.File("own"), "IM0001.dcm", SearchOption.AllDirectories).Single());
        Assert.That(file.Dataset.GetString(Dicom.Data.DicomTag.ImagerPixelSpacing), Does.StartWith("0.2"));
    }

    [Test]
    public async Task Tensors_without_a_size_are_refused()
    {
        var run = await CommandRun.OfAsync("simulate", "--studies", "1", "--form", "tensors", "--out", _folder.File("x"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("--sizes"));
    }

    private byte[] Bytes(string folder, string name) => File.ReadAllBytes(Path.Combine(_folder.File(folder), name));

    private byte[] Prepared(string jobs, string name) => File.ReadAllBytes(Path.Combine(_folder.File("prepared" + jobs), name));

    private async Task<IReadOnlyList<(string Name, byte[] Bytes)>> SimulateAsync(string name, params string[] more)
    {
        var folder = _folder.File(name);
        var run = await CommandRun.OfAsync(["simulate", "--studies", "3", "--seed", "11", "--pixel-spacing", "1.5", "--out", folder, .. more]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllBytes(path))),
        ];
    }
}
