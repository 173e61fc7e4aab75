using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Review;

/// <summary>The page of a study says what retention removed and what the machine offers.</summary>
internal sealed class RemovedAndOfferedPageTests
{
    private static readonly DateTimeOffset Later = new(2026, 12, 24, 8, 0, 0, TimeSpan.Zero);
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ReviewHost.StartAsync();
        await _host.AddCertainAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test, Category("H7")]
    public async Task A_removed_image_is_named_and_not_drawn()
    {
        await _host.Database.WriteAsync(
            WriteKey.None,
            db => db.Instances.OrderBy(i => i.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(i => i.RemovedAt, Later)), CancellationToken.None);

        var page = await PageAsync();

        Assert.That(page, Does.Contain("1 image of this study removed by retention, the last on 2026-12-24"));
        Assert.That(page, Does.Contain("Not here any more:</strong> removed by retention on 2026-12-24"));
        Assert.That(page, Does.Not.Contain($"{Instance(Certain, 1).SopInstanceUid}/rendered.png"));
        Assert.That(page, Does.Contain($"{Instance(Certain, 2).SopInstanceUid}/rendered.png"));
    }

    [Test, Category("B4")]
    public async Task A_newer_draft_is_a_notice_with_its_differences_under_the_persons_text()
    {
        var edited = await new StudyLedger(_host.Database, []).RecordEditAsync(Certain, 1, [new ReportSection("FINDINGS", "Mine alone.")], Later, CancellationToken.None);
        var draft = (await new StudyQueries(_host.Database).ReportsAsync(Certain, CancellationToken.None))[0] with { Version = 3, Predecessor = 1 };
        await _host.Database.WriteAsync(WriteKey.None, db => Task.FromResult(db.Reports.Add(ReportRows.ToRow(draft)) is not null), CancellationToken.None);

        var page = await PageAsync();

        Assert.That(edited, Is.Not.Null);
        Assert.That(page, Does.Contain("A newer draft is offered").And.Contain("- Mine alone.").And.Contain("NOT SIGNED"));
        Assert.That(page, Does.Contain("version 2").And.Contain("version 3"));
        Assert.That(page, Does.Not.Contain("Written by software before"));
    }

    private async Task<string> PageAsync() =>
        System.Net.WebUtility.HtmlDecode(await _host.Client.GetStringAsync(new Uri($"/studies/{Certain}", UriKind.Relative)));
}
