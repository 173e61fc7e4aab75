using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Listing;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Review.WorkList;

/// <summary>Order, pages, counts, filters and search of the work list, over both databases.</summary>
[Category("F1")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class WorkListQueriesTests(RigDatabase kind)
{
    private readonly TempFolder _folder = new();
    private HipAiDatabase _database = null!;
    private WorkListQueries _list = null!;

    [SetUp]
    public async Task SetUp()
    {
        var data = new DataFolder(Path.Combine(_folder.Path, TestContext.CurrentContext.Test.ID));
        data.Create();
        _database = new HipAiDatabase(RigDatabases.New(kind)(data));
        await _database.PrepareAsync(CancellationToken.None);
        _list = new WorkListQueries(_database, new ManualTimeProvider(ListedStudies.Now));
    }

    [TearDown]
    public void TearDown() => _database.Dispose();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Uncertain_studies_come_first_then_held_drafted_and_in_progress_and_in_each_kind_what_waits_longest()
    {
        await _database.AddAllKindsAsync();

        var page = await PageAsync(new WorkListFilter());

        Assert.That(page.Rows.Select(row => row.Uid), Is.EqualTo(new[] { "1.2", "1.1", "1.3", "1.8", "1.5", "1.4", "1.6" }));
        Assert.That(page.Rows.Select(row => row.Attention), Is.EqualTo(new[]
        {
            Attention.Specify, Attention.Specify, Attention.Held, Attention.Held, Attention.Drafted, Attention.Drafted, Attention.InProgress,
        }));
    }

    [Test]
    public async Task Signed_studies_have_a_tab_of_their_own_the_last_signed_first_and_every_kind_is_counted()
    {
        await _database.AddAllKindsAsync();

        var page = await PageAsync(new WorkListFilter(Attention.Signed));

        Assert.That(page.Rows.Select(row => row.Uid), Is.EqualTo(new[] { "1.9", "1.7" }));
        Assert.That(page.Rows[0].SignedBy, Is.EqualTo("Example^Rae^^Dr."));
        Assert.That(page.Rows[0].Report, Is.EqualTo(ListedReport.Signed));
        Assert.That((page.Count(Attention.Specify), page.Count(Attention.Held), page.Count(Attention.Drafted), page.Count(Attention.InProgress), page.Count(Attention.Signed)),
            Is.EqualTo((2, 2, 2, 1, 2)));
        Assert.That((page.Open, page.All), Is.EqualTo((7, 9)));
    }

    [Test]
    public async Task A_list_longer_than_a_page_is_read_page_by_page_without_a_gap()
    {
        for (var i = 0; i < 120; i++) await _database.AddAsync($"1.{i:000}", StudyState.Delivered, minutes: i / 7);

        var pages = new List<WorkListPage>();
        for (var number = 1; number <= 3; number++) pages.Add(await PageAsync(new WorkListFilter(Page: number)));

        Assert.That(pages.Select(page => page.Rows.Count), Is.EqualTo(new[] { 50, 50, 20 }));
        Assert.That(pages.SelectMany(page => page.Rows).Select(row => row.Uid), Is.Unique.And.Exactly(120).Items);
        Assert.That((pages[2].Pages, pages[2].First, pages[2].Total), Is.EqualTo((3, 101, 120)));
        Assert.That((await PageAsync(new WorkListFilter(Page: 9))).Filter.Page, Is.EqualTo(3), "a page beyond the last is the last");
    }

    [TestCase("jane", "1.1")]
    [TestCase("smith, peter", "1.2")]
    [TestCase("PETER SMITH", "1.2")]
    [TestCase("cc-77", "1.2")]
    [TestCase("ID-1.3", "1.3")]
    [TestCase("1.3", "1.3")]
    [TestCase("100% _", "1.3")]
    [TestCase("sørensen", "1.3")]
    public async Task Name_parts_id_accession_and_uid_find_a_study_signed_or_not(string typed, string found)
    {
        await _database.AddAsync("1.1", StudyState.Delivered, 3, "DOE^JANE");
        await _database.AddAsync("1.2", StudyState.Reviewed, 2, "SMITH^PETER", signedAt: ListedStudies.Now, accession: "ACC-77");
        await _database.AddAsync("1.3", StudyState.Receiving, 1, "SØRENSEN^100% _");

        var page = await PageAsync(new WorkListFilter(Search: typed));

        Assert.That(page.Rows.Select(row => row.Uid), Is.EqualTo(new[] { found }));
        Assert.That(page.Total, Is.EqualTo(1));
    }

    [TestCase("nobody")]
    [TestCase("_")]
    [TestCase("jane smith")]
    [TestCase("\0")]
    public async Task What_is_not_there_is_not_found(string typed)
    {
        await _database.AddAsync("1.1", StudyState.Delivered, 3, "DOE^JANE");
        await _database.AddAsync("1.2", StudyState.Delivered, 2, "SMITH^PETER");

        Assert.That((await PageAsync(new WorkListFilter(Search: typed))).Rows.Select(row => row.Uid), typed == "\0" ? Is.Empty.Or.EqualTo(new[] { "1.1", "1.2" }) : Is.Empty);
    }

    [Test]
    public async Task Class_side_view_and_time_narrow_the_list()
    {
        await _database.AddAsync("1.1", StudyState.Delivered, 10, hardware: HardwareClass.DynamicHipScrew);
        await _database.AddAsync("1.2", StudyState.Delivered, 60 * 24 * 3);

        Assert.That(await UidsAsync(new WorkListFilter(Class: HardwareClass.DynamicHipScrew)), Is.EqualTo(new[] { "1.1" }));
        Assert.That(await UidsAsync(new WorkListFilter(Side: HipSide.Right, Class: HardwareClass.NoHardware)), Is.EqualTo(new[] { "1.2" }));
        Assert.That(await UidsAsync(new WorkListFilter(Side: HipSide.Left, Class: HardwareClass.NoHardware)), Is.EqualTo(new[] { "1.2", "1.1" }));
        Assert.That(await UidsAsync(new WorkListFilter(View: RadiographView.FrogLegLateral)), Has.Length.EqualTo(2));
        Assert.That(await UidsAsync(new WorkListFilter(View: RadiographView.CrossTableLateral)), Is.Empty);
        Assert.That(await UidsAsync(new WorkListFilter(Days: 1)), Is.EqualTo(new[] { "1.1" }));
        Assert.That(await UidsAsync(new WorkListFilter(Attention.Held, Days: 1)), Is.Empty);
    }

    [Test]
    public async Task The_next_study_to_read_is_the_next_in_the_list_and_after_the_last_the_first()
    {
        await _database.AddAllKindsAsync();

        Assert.That(await NextAsync("1.2"), Is.EqualTo("1.1"));
        Assert.That(await NextAsync("1.1"), Is.EqualTo("1.5"), "held studies are nothing to read");
        Assert.That(await NextAsync("1.4"), Is.EqualTo("1.2"), "in progress neither");
        Assert.That(await NextAsync("1.9"), Is.EqualTo("1.2"), "signed a moment ago");
        Assert.That(await NextAsync("9.9"), Is.EqualTo("1.2"));
    }

    [Test]
    public async Task Without_another_study_there_is_no_next_one()
    {
        await _database.AddAsync("1.1", StudyState.Delivered, 1);

        Assert.That(await NextAsync("1.1"), Is.Null);
    }

    [Test, Category("D7")]
    public async Task What_is_not_delivered_yet_or_never_is_counted_per_study()
    {
        await _database.AddAsync("1.1", StudyState.Composed, 1);
        await _database.WriteAsync(
            WriteKey.None,
            db =>
            {
                db.Outbox.AddRange(new[] { ("PACS", DeliveryState.Waiting), ("RIS", DeliveryState.Dead), ("EPR", DeliveryState.Delivered) }.Select(to => new OutboxRow
                {
                    Destination = to.Item1, StudyInstanceUid = "1.1", Version = 1, IsSigned = false, CreatedAt = ListedStudies.Now, State = to.Item2,
                }));
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var row = (await PageAsync(new WorkListFilter())).Rows.Single();

        Assert.That((row.Waiting, row.Dead, Waiting.Delivery(row)), Is.EqualTo((1, 1, "NOT DELIVERED")));
    }

    [Test]
    public async Task Both_databases_have_the_indexes_of_the_list()
    {
        var indexes = await _database.ReadAsync(
            db => Task.FromResult(db.Model.FindEntityType(typeof(StudyRow))!.GetIndexes().Select(index => index.GetDatabaseName()).ToList()), CancellationToken.None);
        var names = kind == RigDatabase.Sqlite
            ? await _database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index'").ToListAsync(), CancellationToken.None)
            : await _database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT indexname::text AS \"Value\" FROM pg_indexes").ToListAsync(), CancellationToken.None);

        Assert.That(indexes.Count(index => index!.Contains("Attention_ListOrder", StringComparison.Ordinal)), Is.EqualTo(2));
        // PostgreSQL cuts names after 63 letters.
        Assert.That(indexes, Is.All.Matches<string>(index => names.Contains(index) || names.Exists(name => name.Length == 63 && index.StartsWith(name, StringComparison.Ordinal))));
    }

    [Test, Category("A8")]
    public async Task Values_longer_than_any_index_holds_are_cut_and_found_by_their_beginning()
    {
        await _database.AddAsync("1.1", StudyState.Receiving, 1, new string('名', 5000), accession: "B" + new string('9', 5000));

        Assert.That(await UidsAsync(new WorkListFilter(Search: new string('名', 40))), Is.EqualTo(new[] { "1.1" }));
        Assert.That(await UidsAsync(new WorkListFilter(Search: "b9999")), Is.EqualTo(new[] { "1.1" }));
    }

    private Task<WorkListPage> PageAsync(WorkListFilter filter) => _list.PageAsync(filter, CancellationToken.None);

    private async Task<string[]> UidsAsync(WorkListFilter filter) => [.. (await PageAsync(filter)).Rows.Select(row => row.Uid)];

    private Task<string?> NextAsync(string uid) => _list.NextOpenAsync(uid, CancellationToken.None);
}
