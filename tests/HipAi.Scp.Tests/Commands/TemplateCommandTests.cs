using HipAi.Testing;

namespace HipAi.Scp.Tests.Commands;

/// <summary><c>hipai template lint</c>.</summary>
[Category("E2")]
internal sealed class TemplateCommandTests
{
    [Test]
    public async Task The_shipped_templates_are_right()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "templates"), "*.hbs").Order().ToArray();
        var run = await CommandRun.OfAsync(["template", "lint", .. files]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Contain("hip-preliminary.hbs: right; hip-preliminary (en) serves all studies, SHA-256 ").And.Contain("hip-vorlaeufig (de)"));
    }

    [Test]
    public async Task A_fault_is_told_with_file_line_and_reason_and_the_next_file_is_looked_at()
    {
        using var folder = new TempFolder();
        var spoilt = folder.File("spoilt.hbs");
        File.WriteAllText(spoilt, "---\nname: x\n");
        var run = await CommandRun.OfAsync("template", "lint", spoilt, Path.Combine(Repository.Root, "templates", "hip-preliminary.hbs"));
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, "spoilt.hbs, line 3: the front matter is not closed by a line '---'\n")));
        Assert.That(run.Out, Does.Contain("hip-preliminary.hbs: right"));
    }
}
