using System.Net;
using System.Net.Sockets;
using HipAi.Scp.Configuration;
using HipAi.Testing;
using Microsoft.Extensions.Configuration;

namespace HipAi.Scp.Tests.Configuration;

/// <summary>Every wrong setting is told, all at once, by name, value and cause.</summary>
internal sealed class OptionsTests
{
    private TempFolder _temp = null!;

    [SetUp]
    public void SetUp()
    {
        _temp = new TempFolder();
        Directory.CreateDirectory(_temp.File("templates"));
    }

    [TearDown]
    public void TearDown() => _temp.Dispose();

    [Test]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = Read([], out var errors);
        Assert.That(errors, Is.Empty);
        Assert.That(options.Receiving.Port, Is.EqualTo(11112));
        Assert.That(options.Receiving.AeTitle, Is.EqualTo("HIPAI"));
        Assert.That(options.Storage.Root, Is.EqualTo("data"));
        Assert.That(options.Assembly.QuietPeriod, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That(options.Assembly.HardCap, Is.EqualTo(TimeSpan.FromMinutes(15)));
        Assert.That(options.Web.Urls, Is.EqualTo("http://127.0.0.1:8080"));
    }

    [Test]
    public void The_settings_file_says_the_defaults()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();
        var errors = new List<SettingError>();
        var options = OptionsBinder.Read(file, errors);
        var defaults = new HipAiOptions();
        Assert.That(errors, Is.Empty);
        Assert.That(Flatten(options), Is.EqualTo(Flatten(defaults)));
    }

    [Test]
    public void Settings_are_read_by_name_whatever_their_case()
    {
        var options = Read(
            [new("HipAi:Receiving:Port", "11113"), new("hipai:assembly:quietperiod", "00:00:02"), new("HipAi:Inference:Provider", "cpu")], out var errors);
        Assert.That(errors, Is.Empty);
        Assert.That(options.Receiving.Port, Is.EqualTo(11113));
        Assert.That(options.Assembly.QuietPeriod, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(options.Inference.Provider, Is.EqualTo(HipAi.Inference.InferenceProvider.Cpu));
    }

    [Test]
    public void Values_that_cannot_be_read_and_names_that_do_not_exist_are_told_together()
    {
        Read(
            [
                new("HipAi:Receiving:Port", "abc"),
                new("HipAi:Receiving:Prot", "11113"),
                new("HipAi:Assembly:QuietPeriod", "soon"),
                new("HipAi:Storrage:Root", "x"),
                new("HipAi:Inference:Provider", "Quantum"),
            ],
            out var errors);
        Assert.That(errors.Select(e => e.Setting), Is.EquivalentTo(new[]
        {
            "HipAi:Receiving:Port", "HipAi:Receiving:Prot", "HipAi:Assembly:QuietPeriod", "HipAi:Storrage", "HipAi:Inference:Provider",
        }));
        Assert.That(errors.Single(e => e.Setting == "HipAi:Receiving:Port").ToString(), Is.EqualTo("HipAi:Receiving:Port = 'abc': not a whole number in range"));
    }

    [Test]
    public void Every_value_out_of_range_is_told_at_once()
    {
        var file = _temp.File("a-file");
        File.WriteAllText(file, "");
        var options = new HipAiOptions
        {
            Receiving = new ReceivingOptions { Port = 70000, AeTitle = "A\\B", Address = "nowhere", AllowedSources = "10.0.0.1/99", MaximumAssociations = 0, GdcmconvPath = "no-such-program" },
            Storage = new StorageOptions { Root = Path.Combine(file, "data"), MaximumObjectBytes = 1 },
            Assembly = new AssemblyOptions { QuietPeriod = TimeSpan.FromMinutes(20), HardCap = TimeSpan.FromMinutes(15) },
            Pipeline = new PipelineOptions { Workers = 0, MaximumAttempts = 0 },
            Web = new WebOptions { Urls = "nothing" },
        };

        var errors = OptionsValidator.Check(options, _temp.Path);

        Assert.That(errors.Select(e => e.Setting), Is.EquivalentTo(new[]
        {
            "HipAi:Receiving:Address", "HipAi:Receiving:Port", "HipAi:Receiving:AeTitle", "HipAi:Receiving:AllowedSources",
            "HipAi:Receiving:MaximumAssociations", "HipAi:Receiving:GdcmconvPath", "HipAi:Storage:MaximumObjectBytes", "HipAi:Assembly:HardCap", "HipAi:Pipeline:Workers",
            "HipAi:Pipeline:MaximumAttempts", "HipAi:Web:Urls", "HipAi:Storage:Root",
        }));
        Assert.That(errors.Single(e => e.Setting == "HipAi:Receiving:AllowedSources").Cause, Does.Contain("10.0.0.1/99"));
    }

    [Test]
    public void The_port_is_tried()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var options = new HipAiOptions { Receiving = new ReceivingOptions { Address = "127.0.0.1", Port = port } };

        var errors = OptionsValidator.Check(options, _temp.Path);

        Assert.That(errors.Single().Setting, Is.EqualTo("HipAi:Receiving:Port"));
        Assert.That(errors.Single().Cause, Does.Contain($"127.0.0.1:{port}"));
    }

    [Test]
    public void Good_settings_make_their_folders_and_leave_no_trial_behind()
    {
        var options = new HipAiOptions { Receiving = new ReceivingOptions { Port = 0 }, Storage = new StorageOptions { Root = "made/here" } };

        Assert.That(OptionsValidator.Check(options, _temp.Path), Is.Empty);
        Assert.That(Directory.Exists(Path.Combine(_temp.Path, "made", "here", "reports")));
        Assert.That(Directory.GetFiles(_temp.Path, "*", SearchOption.AllDirectories), Is.Empty);
    }

    private static HipAiOptions Read(KeyValuePair<string, string?>[] settings, out List<SettingError> errors)
    {
        errors = [];
        return OptionsBinder.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), errors);
    }

    private static IEnumerable<string> Flatten(HipAiOptions options) =>
        typeof(HipAiOptions).GetProperties()
            .SelectMany(room => room.PropertyType.GetProperties().Select(s => $"{room.Name}:{s.Name}={s.GetValue(room.GetValue(options))}"));
}
