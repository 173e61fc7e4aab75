using HipAi.KillHost;
using HipAi.Scp;
using HipAi.Scp.Delivery;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// KillHost ROOT COMMITMENT_PORT [POINT OCCURRENCE]
// Speaks by lines: "arm POINT OCCURRENCE" → "armed ..."; "drain" → "drained" when all studies are delivered; end of input → it stops in order.
var (root, commitmentPort) = (args[0], args[1]);
var (killer, drain, isStarting) = (new KillSwitch(), new Drain(), true);
if (args.Length > 2) killer.Arm(args[2], int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture));
new CommitWatch(killer, () => isStarting, drain.Look).Begin();

const string Source = "HipAi:Receiving:Sources:0:";
await using var app = HipAiHost.Build(
    ["--urls", "http://127.0.0.1:0"],
    builder =>
    {
        builder.Configuration.AddInMemoryCollection(
        [
            new("HipAi:Storage:Root", root),
            new("HipAi:Receiving:Address", "127.0.0.1"),
            new("HipAi:Receiving:Port", "0"),
            // No decoder: what is sent is not compressed, and the samples of a start take longer than the rest of it.
            new("HipAi:Receiving:GdcmconvPath", "/bin/false"),
            new("HipAi:Receiving:StorageCommitment:Enabled", "true"),
            new("HipAi:Receiving:StorageCommitment:RetryDelay", "00:00:01"),
            new(Source + "Name", "Modality"),
            new(Source + "Networks:0", "127.0.0.0/8"),
            new(Source + "CommitmentHost", "127.0.0.1"),
            new(Source + "CommitmentPort", commitmentPort),
            new("HipAi:Assembly:QuietPeriod", "00:00:00.3"),
        ]);
        builder.Services.AddSingleton(QuickStages.Of(killer, TimeProvider.System));
        builder.Services.AddSingleton(KillForms.Around(WrittenForms.All, killer));
        builder.Services.AddSingleton<IDisk>(new KillDisk(killer, Path.Combine(root, "reports")));
        builder.Services.AddSingleton<IObjectFormat>(new KillFormat(killer, () => isStarting));
    });
await app.StartAsync();
isStarting = false;
KillSwitch.Say($"listening {app.Services.GetRequiredService<DicomListener>().LocalEndPoint!.Port}");

while (await Console.In.ReadLineAsync() is { } line)
{
    var words = line.Split(' ');
    if (words[0] == "arm") killer.Arm(words[1], int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture));
    if (words[0] != "drain") continue;
    await drain.WaitAsync(app.Services.GetRequiredService<HipAiDatabase>(), CancellationToken.None);
    KillSwitch.Say("drained");
}

await app.StopAsync();
