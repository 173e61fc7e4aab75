using System.Globalization;
using HipAi.Scp.Configuration;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Operations;

/// <summary>deploy/hipai.service: what systemd is told agrees with the program.</summary>
[Category("H2")]
internal sealed class UnitFileTests
{
    /// <summary>What the host adds to the drain before it gives up (HipAiServices).</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(15);

    private static string UnitFile => Path.Combine(Repository.Root, "deploy", "hipai.service");

    private static ILookup<string, string> Settings => File.ReadLines(UnitFile)
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .ToLookup(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    [Test]
    public void The_service_is_killed_only_after_it_had_time_to_drain() =>
        Assert.That(
            TimeSpan.FromSeconds(int.Parse(Settings["TimeoutStopSec"].Single(), CultureInfo.InvariantCulture)),
            Is.GreaterThan(new ReceivingOptions().DrainTimeout + AfterDrain));

    [Test]
    public void It_may_write_the_folder_it_is_told_to_keep_its_data_in()
    {
        var root = Settings["Environment"].Single(value => value.StartsWith("HipAi__Storage__Root=", StringComparison.Ordinal)).Split('=')[1];

        Assert.That(Settings["ReadWritePaths"], Is.EqualTo(new[] { root }));
        Assert.That(Settings["ProtectSystem"].Single(), Is.EqualTo("strict"));
        Assert.That(Settings["NoNewPrivileges"].Single(), Is.EqualTo("true"));
    }
}
