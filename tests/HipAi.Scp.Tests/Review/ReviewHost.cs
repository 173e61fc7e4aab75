using System.Net;
using System.Security.Claims;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Scp.Administration.Sources;
using HipAi.Scp.Api;
using HipAi.Scp.Assembly;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Review;
using HipAi.Scp.Security;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Release;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Studies.Rules;
using HipAi.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HipAi.Scp.Tests.Review;

/// <summary>Pages and API over a store that a test fills: a real Kestrel on a port of the system's choice, no pipeline.</summary>
internal sealed class ReviewHost : IAsyncDisposable
{
    /// <summary>Of the user whose cookie <see cref="As"/> gives.</summary>
    private const string Stamp = "stamp-of-the-tests";

    private readonly TempFolder _folder = new();
    private readonly HipAiDatabase _database;
    private readonly WebApplication _app;

    private ReviewHost(Action<IServiceCollection> configure)
    {
        Data = new DataFolder(_folder.Path);
        Data.Create();
        _database = new HipAiDatabase(new SqliteEngine(Data.DatabaseFile));
        Results = new ResultFiles(Data, new DurableFiles(new LocalDisk(), Data.Incoming));
        _app = Build(configure);
    }

    public DataFolder Data { get; }

    public HipAiDatabase Database => _database;

    public ManualTimeProvider Time { get; } = new();

    public IServiceProvider Services => _app.Services;

    public ResultFiles Results { get; }

    public HttpClient Client { get; private set; } = new();

    public static Task<ReviewHost> StartAsync() => StartAsync(_ => { });

    /// <summary>Starts it with parts of the test's own.</summary>
    public static async Task<ReviewHost> StartAsync(Action<IServiceCollection> configure)
    {
        var host = new ReviewHost(configure);
        await host._database.PrepareAsync(CancellationToken.None);
        await host._app.StartAsync();
        host.Client.BaseAddress = new Uri(host._app.Urls.Single());
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", HostRig.ApiToken);
        return host;
    }

    /// <summary>A client that comes as a person of that role, by a cookie as signing in would have given it.</summary>
    public HttpClient As(params Role[] roles) => As(new Actor("someone", "Example^Rae^^Dr.", "R1", roles));

    /// <summary>The same as one of several people.</summary>
    public HttpClient As(Actor actor)
    {
        var jar = new CookieContainer();
        var cookie = Cookie(actor).Split('=', 2);
        jar.Add(Client.BaseAddress!, new Cookie(cookie[0], cookie[1]));
        return new HttpClient(new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = Client.BaseAddress };
    }

    /// <summary>The cookie that signing in would have given, <c>name=value</c>.</summary>
    public string Cookie(Actor actor)
    {
        AddSomeone(actor);
        var cookies = _app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme, new Claim(SessionCookie.StampClaim, Stamp)),
            CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>The user that a cookie is looked up by; what it may do stands in the cookie, since a change of roles ends a session.</summary>
    private void AddSomeone(Actor actor) => _database.WriteAsync(
        WriteKey.Named("users"),
        async db =>
        {
            if (await db.Users.AnyAsync(row => row.Name == actor.Name)) return false;
            db.Users.Add(new UserRow
            {
                Name = actor.Name,
                PersonName = actor.PersonName,
                Identifier = actor.Identifier,
                PasswordHash = "",
                Roles = "radiologist",
                Stamp = Stamp,
                CreatedAt = SampleStudies.Start,
            });
            return true;
        },
        CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Writes a study's rows as the pipeline would have left them.</summary>
    public Task AddAsync(
        string study, StudyState state, StudyFacts facts, IReadOnlyList<StoredInstance> instances,
        StudySnapshot? snapshot = null, StudyPrediction? prediction = null, PreliminaryReport? report = null, string? reason = null) =>
        _database.WriteAsync(
            WriteKey.Study(study),
            db =>
            {
                db.Studies.Add(new StudyRow
                {
                    StudyInstanceUid = study,
                    State = state,
                    Reason = reason,
                    FirstReceivedAt = instances[0].ReceivedAt,
                    LastReceivedAt = instances[^1].ReceivedAt,
                    ImageCount = instances.Count,
                    Revision = snapshot?.Revision ?? 0,
                    ClosedBecause = snapshot?.ClosedBecause,
                    AccessionNumber = facts.AccessionNumber,
                    PatientId = facts.PatientId,
                    FactsJson = RecordJson.Write(facts),
                    PatientJson = RecordJson.Write(PatientIdentity.Unknown),
                    AcquiredAt = AcquisitionTime.Of(facts, TimeZoneInfo.Utc, instances[0].ReceivedAt),
                });
                foreach (var instance in instances) db.Instances.Add(InstanceRows.ToRow(instance, new ImageDescription(), 1));
                AddRecords(db, snapshot, prediction, report);
                db.Events.Add(new EventRow { StudyInstanceUid = study, At = instances[0].ReceivedAt, What = "First image received from XRAY1" });
                return Task.FromResult(true);
            },
            CancellationToken.None);

    public Task AddRefusalAsync(Refusal refusal) => _database.WriteAsync(
        WriteKey.None,
        db =>
        {
            db.Refusals.Add(new RefusalRow
            {
                At = refusal.At,
                Peer = refusal.Peer,
                CallingAeTitle = refusal.CallingAeTitle,
                CalledAeTitle = refusal.CalledAeTitle,
                Reason = refusal.Reason,
            });
            return Task.FromResult(true);
        },
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }

    private static void AddRecords(HipAiDbContext db, StudySnapshot? snapshot, StudyPrediction? prediction, PreliminaryReport? report)
    {
        if (snapshot is not null)
        {
            db.Snapshots.Add(new SnapshotRow
            {
                StudyInstanceUid = snapshot.StudyInstanceUid,
                Revision = snapshot.Revision,
                At = snapshot.ClosedAt,
                Json = RecordJson.Write(snapshot),
            });
        }

        if (prediction is not null)
        {
            db.Predictions.Add(new PredictionRow
            {
                StudyInstanceUid = prediction.StudyInstanceUid,
                SnapshotRevision = prediction.SnapshotRevision,
                At = prediction.JudgedAt,
                Json = RecordJson.Write(prediction),
            });
        }

        if (report is not null)
        {
            db.Reports.Add(new ReportRow
            {
                StudyInstanceUid = report.StudyInstanceUid,
                Version = report.Version,
                SnapshotRevision = report.SnapshotRevision,
                At = report.ComposedAt,
                Json = RecordJson.Write(report),
            });
        }
    }

    private WebApplication Build(Action<IServiceCollection> configure)
    {
        // Named as the product, so that its compiled pages are found from the test's process.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HipAiHost).Assembly.GetName().Name,
            ContentRootPath = _folder.Path,
            Args = ["--urls=http://127.0.0.1:0"],
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        configure(builder.Services);
        builder.Services.AddSingleton(_database);
        builder.Services.AddSingleton(Data);
        builder.Services.AddSingleton(new WebOptions());
        builder.Services.AddSingleton(new StudyQueries(_database));
        builder.Services.AddSingleton(new InstanceFiles(Data));
        builder.Services.AddSingleton(Results);
        builder.Services.AddSingleton(Data);
        builder.Services.AddSingleton<IObjectFormat, FakeFormat>();
        builder.Services.AddSingleton<StudyRelease>();
        builder.Services.AddKeyedSingleton(Alarm.Arrivals, new Alarm(Time));
        builder.Services.AddSingleton(new DeliveryOptions());
        builder.Services.AddSingleton(new ReceivingOptions());
        builder.Services.AddSingleton(new ReceivingState(() => null, () => null, () => []));
        builder.Services.AddSingleton<SourceDesk>();
        builder.Services.AddSingleton(WrittenForms.All);
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddSingleton<ReportReader>();
        builder.Services.AddSingleton<DeliveryAlarms>();
        builder.Services.AddSingleton<OutboxQueries>();
        builder.Services.AddSingleton(new DicomTranscoder(new CodecOptions { WorkFolder = Data.Decoding }, new ManualTimeProvider()));
        builder.Services.TryAddSingleton(new ReviewOptions { ApiToken = HostRig.ApiToken });
        builder.Services.AddHipAiSecurity();
        builder.Services.AddReviewPages();
        var app = builder.Build();
        app.UseReviewFiles();
        app.UseHipAiSecurity();
        app.MapReviewPages();
        app.MapStudyApi();
        return app;
    }
}
