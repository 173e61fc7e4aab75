using HipAi.Reporting;
using HipAi.Scp.Configuration;
using HipAi.Scp.Review.Signing;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>A host with studies whose reports the shipped template composed, and people who review them.</summary>
internal sealed class ReviewRig : IAsyncDisposable
{
    private static readonly Lazy<ReportTemplate> Template = new(() => TemplateLoader.Load(Path.Combine(Repository.Root, "templates", "hip-preliminary.hbs")));

    private readonly List<ReviewPerson> _people = [];

    private ReviewRig(ReviewHost host) => Host = host;

    public ReviewHost Host { get; }

    /// <summary>The study with a certain right hip (THA) and a certain left one (nothing).</summary>
    public const string Sure = SampleStudies.Certain;

    /// <summary>The study with a certain right hip (nothing) and an open left one (hemiarthroplasty, closest).</summary>
    public const string Unsure = SampleStudies.Open;

    public static async Task<ReviewRig> StartAsync(BlindFirstMode mode = BlindFirstMode.PerUser)
    {
        var host = await ReviewHost.StartAsync(services =>
        {
            services.AddSingleton<Recompose>(RecomposeAsync);
            services.AddSingleton(new ReviewOptions { ApiToken = HostRig.ApiToken, BlindFirst = mode });
        });
        var rig = new ReviewRig(host);
        await rig.AddAsync(Sure, Finding(HipSide.Right, HardwareClass.TotalHipArthroplasty, .97), Finding(HipSide.Left, HardwareClass.NoHardware, .99));
        await rig.AddAsync(
            Unsure, Finding(HipSide.Right, HardwareClass.NoHardware, .96), Finding(HipSide.Left, HardwareClass.Hemiarthroplasty, .55, HardwareClass.TotalHipArthroplasty));
        return rig;
    }

    /// <summary>Somebody who may review.</summary>
    public ReviewPerson Person(string name = "rae", string personName = "Example^Rae^^Dr.", bool blindFirst = false, params Role[] roles)
    {
        var actor = new Actor(name, personName, name.ToUpperInvariant(), roles.Length > 0 ? roles : [Role.Radiologist], blindFirst);
        var person = new ReviewPerson(Host.As(actor));
        _people.Add(person);
        return person;
    }

    /// <summary>A late image was judged: the next revision, with its draft.</summary>
    public Task JudgeAgainAsync(string study, int revision, params HipFinding[] hips) => Host.Database.WriteAsync(
        WriteKey.Study(study),
        async db =>
        {
            var (snapshot, prediction) = Judged(study, revision, hips);
            var versions = await ReportRows.VersionsAsync(db, study, CancellationToken.None);
            var report = new ReportComposer(Template.Value).Compose(snapshot, prediction, ReportVersions.Next(versions), Host.Time.GetUtcNow());
            db.Snapshots.Add(new SnapshotRow { StudyInstanceUid = study, Revision = revision, At = snapshot.ClosedAt, Json = RecordJson.Write(snapshot) });
            db.Predictions.Add(new PredictionRow { StudyInstanceUid = study, SnapshotRevision = revision, At = prediction.JudgedAt, Json = RecordJson.Write(prediction) });
            db.Reports.Add(ReportRows.ToRow(report));
            return true;
        },
        CancellationToken.None);

    public static HipFinding Finding(HipSide side, HardwareClass hardware, double probability, HardwareClass? dissent = null) =>
        SampleStudies.Finding(Snapshot(Sure, Facts("x"), Image(Instance(Sure, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral)), side, hardware, probability, dissent);

    /// <summary>Every version of a study's report, oldest first.</summary>
    public Task<IReadOnlyList<PreliminaryReport>> VersionsAsync(string study) => new StudyQueries(Host.Database).ReportsAsync(study, CancellationToken.None);

    /// <summary>Rows of a table.</summary>
    public Task<List<T>> RowsAsync<T>(Func<HipAiDbContext, IQueryable<T>> rows) =>
        Host.Database.ReadAsync(db => Task.FromResult(rows(db).ToList()), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _people.ForEach(person => person.Http.Dispose());
        await Host.DisposeAsync();
    }

    private Task AddAsync(string study, params HipFinding[] hips)
    {
        var (snapshot, prediction) = Judged(study, 1, hips);
        var report = new ReportComposer(Template.Value).Compose(snapshot, prediction, 1, prediction.JudgedAt);
        return Host.AddAsync(study, StudyState.Delivered, snapshot.Facts, [.. snapshot.Images.Select(image => image.Instance)], snapshot, prediction, report);
    }

    private static (StudySnapshot Snapshot, StudyPrediction Prediction) Judged(string study, int revision, HipFinding[] hips)
    {
        var snapshot = Snapshot(
            study, Facts("OKAFOR^GRACE"), Image(Instance(study, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral),
            Image(Instance(study, 2), RadiographView.FrogLegLateral, ImageLaterality.Left)) with { Revision = revision };
        return (snapshot, Prediction(snapshot, hips));
    }

    private static Task<IReadOnlyList<ReportSection>?> RecomposeAsync(
        PreliminaryReport draft, StudySnapshot snapshot, StudyPrediction prediction, IReadOnlyList<HipDecision> decisions, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReportSection>?>(
            new ReportComposer(Template.Value).Compose(snapshot, prediction, draft.Version, draft.ComposedAt, decisions).Sections);
}
