using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Scp.Assembly;
using HipAi.Scp.Delivery;
using HipAi.Scp.Receiving;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage;
using HipAi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Support;

/// <summary>The whole service in this process, on ports of the system's choice, with judge, composer and clock of the test.</summary>
internal sealed class HostRig : IAsyncDisposable
{
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(60);

    private HostRig(WebApplication app, CollectedLogs logs, FakeStages stages, ManualTimeProvider time, WatchedDisk disk) =>
        (App, Logs, Stages, Time, Disk) = (app, logs, stages, time, disk);

    public WebApplication App { get; }

    public CollectedLogs Logs { get; }

    public FakeStages Stages { get; }

    public ManualTimeProvider Time { get; }

    public WatchedDisk Disk { get; }

    public StudyQueries Queries => App.Services.GetRequiredService<StudyQueries>();

    public int DicomPort => App.Services.GetRequiredService<DicomListener>().LocalEndPoint!.Port;

    public Uri Web => new(App.Urls.Single());

    /// <summary>The token of machines in every test.</summary>
    public const string ApiToken = "token-of-the-tests";

    /// <summary>The password of every user of <see cref="SignInAsync"/>.</summary>
    public const string Password = "seven grey herons";

    /// <summary>What the service told whoever started it.</summary>
    public StringWriter Console { get; private init; } = new();

    /// <summary>A client that comes as a machine with the token.</summary>
    public HttpClient Http()
    {
        var http = Machine();
        http.BaseAddress = Web;
        return http;
    }

    /// <summary>The same for any host.</summary>
    public static HttpClient Machine() => new() { DefaultRequestHeaders = { Authorization = new("Bearer", ApiToken) } };

    /// <summary>A browser of a new user with these roles, who has signed in on the page.</summary>
    public async Task<Browser> SignInAsync(params Role[] roles)
    {
        var name = $"user-{Guid.NewGuid():N}"[..20];
        await App.Services.GetRequiredService<UserLedger>().CreateAsync(
            new UserDraft(name, new PersonNameParts("Example", "Rae", "Dr."), "R1", roles), Password, new Doer("tests", null), CancellationToken.None);
        var browser = new Browser(Web);
        using var answer = await browser.SignInAsync(name, Password);
        return answer.StatusCode == HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"Signing in was answered {answer.StatusCode}.");
    }

    public static Task<HostRig> StartAsync(string root, ManualTimeProvider time, params (string Setting, string Value)[] settings) =>
        StartAsync(root, time, _ => { }, settings);

    public static async Task<HostRig> StartAsync(
        string root, ManualTimeProvider time, Action<WebApplicationBuilder> configure, params (string Setting, string Value)[] settings)
    {
        var (logs, stages, disk) = (new CollectedLogs(), new FakeStages(), new WatchedDisk());
        var console = new StringWriter();
        var app = HipAiHost.Build(
            ["--urls", "http://127.0.0.1:0"],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                [
                    new("HipAi:Storage:Root", root),
                    new("HipAi:Receiving:Address", "127.0.0.1"),
                    new("HipAi:Receiving:Port", "0"),
                    new("HipAi:Review:ApiToken", ApiToken),
                    new("Logging:LogLevel:Default", "Trace"),
                    new("Logging:LogLevel:Microsoft", "Trace"),
                    new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Trace"),
                    .. settings.Select(s => new KeyValuePair<string, string?>(s.Setting, s.Value)),
                ]);
                builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
                builder.Services.AddSingleton(stages.Stages(time));
                builder.Services.AddSingleton<IDisk>(disk);
                builder.Services.AddSingleton(new ServiceConsole(console));
                configure(builder);
            },
            time);
        await app.StartAsync();
        return new HostRig(app, logs, stages, time, disk) { Console = console };
    }

    public Task<DicomClient> ConnectAsync() => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = DicomPort,
            CallingAeTitle = "MODALITY",
            CalledAeTitle = "HIPAI",
            Proposals =
            [
                new DicomProposal(DicomUID.Verification.UID, DicomTransferSyntax.ImplicitVRLittleEndian.UID.UID),
                new DicomProposal(ScpRig.SopClass, DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID),
            ],
        },
        Time,
        CancellationToken.None);

    /// <summary>Sends images on an association of their own.</summary>
    public async Task<IReadOnlyList<DicomStatus>> SendAsync(params DicomFile[] files)
    {
        await using var client = await ConnectAsync();
        var statuses = new List<DicomStatus>();
        foreach (var file in files) statuses.Add(await client.CStoreAsync(file, CancellationToken.None));
        await client.ReleaseAsync(CancellationToken.None);
        return statuses;
    }

    /// <summary>Writes bytes to the DICOM port that are no PDU; the connection stays open until the caller has seen what came of it.</summary>
    public async Task<TcpClient> SendRubbishAsync(byte[] bytes)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, DicomPort);
        await connection.GetStream().WriteAsync(bytes);
        return connection;
    }

    /// <summary>Lets the quiet period pass. The ring makes sure that whoever was just falling asleep looks at the clock again.</summary>
    public void PassQuietPeriod()
    {
        Time.Advance(QuietPeriod);
        App.Services.GetRequiredKeyedService<Alarm>(Alarm.Arrivals).Ring();
    }

    /// <summary>Lets the wait before another attempt pass.</summary>
    public void PassRetryDelay()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        App.Services.GetRequiredKeyedService<Alarm>(Alarm.Work).Ring();
        App.Services.GetRequiredService<DeliveryAlarms>().Ring();
    }

    /// <summary>What /health/ready answers: whether it is ready, and the detail of each part that is not.</summary>
    public async Task<(bool IsReady, IReadOnlyDictionary<string, string> Troubles)> ReadyAsync()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(Web, "/health/ready"));
        var checks = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").EnumerateArray();
        return (response.IsSuccessStatusCode, checks.Where(check => !check.GetProperty("ok").GetBoolean())
            .ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("detail").GetString()!));
    }

    public static DicomFile Image(string study, string instance, string patientName = "DOE^JANE") => new(
        new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, ScpRig.SopClass)
            .AddOrUpdate(DicomTag.SOPInstanceUID, instance)
            .AddOrUpdate(DicomTag.StudyInstanceUID, study)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, study + ".1")
            .AddOrUpdate(DicomTag.Modality, "DX")
            .AddOrUpdate(DicomTag.BodyPartExamined, "PELVIS")
            .AddOrUpdate(DicomTag.PatientName, patientName),
        DicomTransferSyntax.ExplicitVRLittleEndian);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Console.DisposeAsync();
    }
}
