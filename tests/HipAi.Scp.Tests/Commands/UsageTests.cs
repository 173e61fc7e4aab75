namespace HipAi.Scp.Tests.Commands;

/// <summary>What is asked for wrongly is refused before anything is done, in a line that names option and cause.</summary>
internal sealed class UsageTests
{
    [TestCase("--studies", "simulate", "--studies", "0", "--out", "x")]
    [TestCase("--studies", "simulate", "--studies", "many", "--out", "x")]
    [TestCase("--out", "simulate", "--studies", "1")]
    [TestCase("--out", "simulate", "--studies", "1", "--out", " ")]
    [TestCase("--mix", "simulate", "--mix", "odd", "--out", "x")]
    [TestCase("--pixel-spacing", "simulate", "--pixel-spacing", "9", "--out", "x")]
    [TestCase("--pixel-spacing", "simulate", "--pixel-spacing", "fine", "--out", "x")]
    [TestCase("--classes", "simulate", "--classes", "total_hip_arthroplasty,knee", "--out", "x")]
    [TestCase("--views", "simulate", "--views", "unknown", "--out", "x")]
    [TestCase("--vendors", "simulate", "--vendors", "acme", "--out", "x")]
    [TestCase("--causes", "simulate", "--causes", "bad_luck", "--out", "x")]
    [TestCase("--failures", "simulate", "--failures", "1.5", "--out", "x")]
    [TestCase("--form", "simulate", "--form", "jpeg", "--out", "x")]
    [TestCase("--sizes", "simulate", "--sizes", "4", "--form", "tensors", "--out", "x")]
    [TestCase("--masks", "simulate", "--masks", "9999", "--out", "x")]
    [TestCase("--sizes", "prepare", "--data", "x", "--out", "y", "--sizes", "192,192")]
    [TestCase("--sizes", "prepare", "--data", "x", "--out", "y", "--sizes", "big")]
    [TestCase("--sizes", "prepare", "--data", "x", "--out", "y")]
    [TestCase("--data", "evaluate", "--out", "y")]
    [TestCase("--bootstrap", "evaluate", "--data", "x", "--out", "y", "--bootstrap", "10")]
    [TestCase("--port", "echo", "--port", "70000")]
    [TestCase("--called", "echo", "--called", "SEVENTEEN_LETTERS")]
    [TestCase("--calling", "send", "--calling", "A\\B", "x")]
    [TestCase("--abort-during", "send", "--abort-during", "half", "x")]
    [TestCase("--abort-after", "send", "--abort-after", "-1", "x")]
    [TestCase("--mismatch", "send", "--mismatch", "everything", "x")]
    [TestCase("--associations", "send", "--associations", "0", "x")]
    [TestCase("--set", "serve", "--set", "HipAi:Receiving:Port")]
    [TestCase("bogus", "bogus")]
    [TestCase("command", new string[0])]
    public async Task A_wrong_option_is_named(string named, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(named).And.Contain("--help"));
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(2), run.Error);
        Assert.That(run.Out, Is.Empty);
    }

    [TestCase("--data", "prepare", "--data", "/no/such/folder", "--sizes", "64", "--out", "/no/such/folder/out")]
    [TestCase("/no/such/file", "send", "--port", "1", "/no/such/file")]
    [TestCase("HIPAI at 127.0.0.1:1", "echo", "--port", "1")]
    public async Task What_cannot_be_done_is_told_in_one_line(string named, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.Contain(named));
    }

    [Test]
    public async Task Help_names_every_verb()
    {
        var run = await CommandRun.OfAsync("--help");

        Assert.That(run.ExitCode, Is.Zero);
        foreach (var verb in new[] { "serve", "demo", "simulate", "prepare", "evaluate", "send", "echo", "backup", "user", "audit" })
            Assert.That(run.Out, Does.Match($"(?m)^  {verb} "), verb);
    }
}
