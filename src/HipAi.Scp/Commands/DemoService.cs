using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Commands;

/// <summary>The service as the demonstration runs it: own data folder, ports of the system's choice, loopback only.</summary>
internal sealed class DemoService : IAsyncDisposable
{
    private const string QuietPeriod = "HipAi__Assembly__QuietPeriod";

    private static readonly (string Name, PersonNameParts Person, Role Role)[] People =
    [
        ("radiologist", new("Demo", "Rae", "Dr."), Role.Radiologist), ("operator", new("Demo", "Pat", ""), Role.Operator),
    ];

    private readonly WebApplication _app;
    private readonly string _adminPassword;
    private bool _started;

    private DemoService(WebApplication app, string adminPassword) => (_app, _adminPassword) = (app, adminPassword);

    /// <summary>Where its DICOM port is, once started.</summary>
    internal Peer Peer => new(
        "127.0.0.1",
        _app.Services.GetRequiredService<DicomListener>().LocalEndPoint?.Port
            ?? throw new InvalidOperationException("The service is not started."),
        "HIPAI_DEMO",
        _app.Services.GetRequiredService<HipAiOptions>().Receiving.AeTitle);

    /// <summary>Where its pages are, once started.</summary>
    internal Uri Web => new(_app.Urls.First());

    /// <summary>What it knows.</summary>
    internal StudyQueries Studies => _app.Services.GetRequiredService<StudyQueries>();

    /// <summary>Puts the service together; nothing runs yet.</summary>
    /// <param name="dataFolder">Folder of everything it keeps.</param>
    /// <param name="time">The clock.</param>
    /// <param name="configure">Other parts; null for the product's own.</param>
    /// <exception cref="ConfigurationException">Models, template or settings are wrong.</exception>
    internal static DemoService Build(string dataFolder, TimeProvider time, Action<WebApplicationBuilder>? configure = null)
    {
        var adminPassword = Passwords.OneTime();
        List<string> settings =
        [
            $"--HipAi:Review:AdminPassword={adminPassword}",
            $"--HipAi:Storage:Root={dataFolder}",
            $"--HipAi:Delivery:Folder={Path.Combine(dataFolder, "reports")}",
            "--HipAi:Receiving:Address=127.0.0.1",
            "--HipAi:Receiving:Port=0",
            "--urls=http://127.0.0.1:0",
            // Only what is wrong is logged: the reports are what is to be seen.
            "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft=Warning",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        ];
        if (Environment.GetEnvironmentVariable(QuietPeriod) is null) settings.Add("--HipAi:Assembly:QuietPeriod=00:00:02");
        return new DemoService(HipAiHost.Build([.. settings], LogToError + configure, time), adminPassword);
    }

    /// <summary>Starts it; it is ready when the call returns.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken);
        _started = true;
    }

    /// <summary>Makes a user of each role, with passwords of this run; none has to be changed, since all go with the data folder.</summary>
    /// <returns>Names and passwords.</returns>
    internal async Task<IReadOnlyList<(string Name, string Password)>> AddUsersAsync(CancellationToken cancellationToken)
    {
        var users = _app.Services.GetRequiredService<UserLedger>();
        var made = new List<(string, string)> { (FirstAdmin.Name, _adminPassword) };
        foreach (var (name, person, role) in People)
            made.Add((name, await users.CreateAsync(new UserDraft(name, person, "", [role]), Passwords.OneTime(), Doer.Service, cancellationToken)));
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        // Not the caller's token: it is cancelled already when Ctrl+C ends the demonstration.
        if (_started) await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    /// <summary>The log goes to standard error; standard output is for the reports.</summary>
    private static void LogToError(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ServiceConsole(TextWriter.Null)); // the demonstration tells its passwords itself
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
