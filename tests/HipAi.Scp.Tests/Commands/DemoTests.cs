using HipAi.Phantom;
using HipAi.Scp.Commands;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Commands;

/// <summary>Verbs against the whole service, with a judge that answers at once in place of the models.</summary>
internal sealed class DemoTests
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private FakeStages _stages = null!;

    private CommandContext Context => new(_out, _error, TimeProvider.System);

    [SetUp]
    public void Forget()
    {
        _stages = new FakeStages();
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _out.Dispose();
        _error.Dispose();
    }

    [Test]
    public async Task Every_study_of_the_default_demo_gets_its_report_and_all_nine_classes_appear()
    {
        var set = new SimulatedSet(DemoCommand.DefaultStudies, DemoCommand.DefaultSeed, new SimulationOptions { PixelSpacing = 1.5 });

        var exitCode = await new Demo(set, stay: false, Context, Configure).RunAsync(CancellationToken.None);

        Assert.That(exitCode, Is.Zero, _error.ToString());
        Assert.That(Count("==== Study "), Is.EqualTo(9));
        Assert.That(Count("version 1 of "), Is.EqualTo(9), "each study has a report");
        Assert.That(_out.ToString(), Does.Contain("hips of 9 classes").And.Contain("TRUTH  ").And.Contain("--stay"));
        Assert.That(_out.ToString(), Does.Match("  admin +([a-z2-9]{4}-){3}").And.Match("  radiologist +([a-z2-9]{4}-){3}").And.Contain("for this demonstration only"));
        Assert.That(Directory.GetDirectories(Path.GetTempPath(), "hipai-demo-*"), Is.Empty, "nothing is left behind");
    }

    [Test]
    public async Task A_study_without_a_report_fails_the_demo_and_says_why()
    {
        _stages.BeforeJudge = _ => throw new InvalidDataException("no such pixels");
        var set = new SimulatedSet(1, 3, new SimulationOptions { PixelSpacing = 1.5 });

        var exitCode = await new Demo(set, stay: false, Context, Configure).RunAsync(CancellationToken.None);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_out.ToString(), Does.Contain("NO REPORT: ").And.Contain("not judged"));
    }

    [Test]
    [Category("A1")]
    public async Task Echo_and_send_speak_to_the_service_and_tell_each_status()
    {
        using var folder = new TempFolder();
        await using var service = DemoService.Build(folder.File("data"), TimeProvider.System, Configure);
        await service.StartAsync(CancellationToken.None);
        var studies = Directory.CreateDirectory(folder.File("studies")).FullName;
        var set = new SimulatedSet(1, 3, new SimulationOptions { PixelSpacing = 1.5 });
        await set.WriteAsync(studies, 1, Progress.Of(1, "studies", Context), CancellationToken.None);
        var files = Directory.GetFiles(studies, "*.dcm", SearchOption.AllDirectories).Length;
        string[] peer = ["--port", $"{service.Peer.Port}", "--called", "HIPAI", "--calling", "TESTER"];

        var echo = await CommandRun.OfAsync(["echo", .. peer]);
        var send = await CommandRun.OfAsync(["send", .. peer, studies]);
        var named = await CommandRun.OfAsync(["send", .. peer, Path.Combine(studies, "truth.json")]);

        Assert.That((echo.ExitCode, echo.Out), Is.EqualTo((0, $"0000 success HIPAI at 127.0.0.1:{service.Peer.Port}\n")), echo.Error);
        Assert.That(send.ExitCode, Is.Zero, send.Error);
        Assert.That(send.Out.Split('\n').Count(line => line.StartsWith("0000 ", StringComparison.Ordinal)), Is.EqualTo(files));
        Assert.That(send.Out, Does.Contain($"{files} of {files} files sent"));
        Assert.That(named.ExitCode, Is.EqualTo(1));
        Assert.That(named.Error, Does.StartWith("hipai send: PATH: ").And.Contain("truth.json' is no DICOM file"));
    }

    [Test]
    public async Task One_file_that_cannot_be_sent_does_not_keep_the_others_from_being_sent()
    {
        using var folder = new TempFolder();
        await using var service = DemoService.Build(folder.File("data"), TimeProvider.System, Configure);
        await service.StartAsync(CancellationToken.None);
        var studies = Directory.CreateDirectory(folder.File("studies")).FullName;
        await new SimulatedSet(1, 3, new SimulationOptions { PixelSpacing = 1.5 }).WriteAsync(studies, 1, Progress.Of(1, "studies", Context), CancellationToken.None);
        var files = Directory.GetFiles(studies, "*.dcm", SearchOption.AllDirectories).Length;
        await File.WriteAllBytesAsync(Path.Combine(studies, "odd.dcm"), [.. new byte[128], .. "DICM"u8]);

        var send = await CommandRun.OfAsync(["send", "--port", $"{service.Peer.Port}", studies]);

        Assert.That(send.ExitCode, Is.EqualTo(1));
        Assert.That(send.Out, Does.Contain($"{files} of {files + 1} files sent").And.Contain("---- '" + Path.Combine(studies, "odd.dcm")));
    }

    private void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HipAi:Assembly:QuietPeriod"] = "00:00:00.200",
            ["HipAi:Pipeline:MaximumAttempts"] = "1",
        });
        builder.Services.AddSingleton(_stages.Stages(TimeProvider.System));
    }

    private int Count(string text) => _out.ToString().Split(text).Length - 1;
}
