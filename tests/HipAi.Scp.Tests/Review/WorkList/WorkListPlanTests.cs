using HipAi.Scp.Review.WorkList;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Listing;
using HipAi.Studies;
using HipAi.Testing;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Review.WorkList;

/// <summary>
/// How SQLite answers what the work list asks. PostgreSQL plans by its statistics: that it has the same indexes is seen in
/// <see cref="WorkListQueriesTests"/>.
/// </summary>
[Category("F1")]
internal sealed class WorkListPlanTests
{
    private readonly TempFolder _folder = new();
    private HipAiDatabase _database = null!;

    [SetUp]
    public async Task SetUp()
    {
        var data = new DataFolder(_folder.Path);
        data.Create();
        _database = new HipAiDatabase(new SqliteEngine(data.DatabaseFile));
        await _database.PrepareAsync(CancellationToken.None);
    }

    [TearDown]
    public void TearDown()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>No row is looked at for an order, a count or a filter: the indexes hold all of it.</summary>
    [Test]
    public async Task Pages_counts_filters_and_search_are_answered_from_indexes()
    {
        await _database.AddAllKindsAsync();
        WorkListFilter[] filters =
        [
            new(), new(Attention.Signed), new(Page: 3), new(Search: "doe jane"), new(Class: HardwareClass.BladeOrPlate, Side: HipSide.Left), new(Attention.Specify, Days: 7),
        ];

        var plans = await _database.ReadAsync(
            async db =>
            {
                var told = new List<string> { await PlanAsync(db, WorkListQueries.Counting(db).ToQueryString()) };
                foreach (var filter in filters) told.Add(await PlanAsync(db, WorkListQueries.Keys(db, filter, ListedStudies.Now).ToQueryString()));
                return told;
            },
            CancellationToken.None);

        Assert.That(plans, Is.All.Contains("USING COVERING INDEX IX_Studies_Attention_ListOrder").And.None.Contains("TEMP B-TREE"), string.Join("\n", plans));
    }

    private static async Task<string> PlanAsync(HipAiDbContext db, string sql)
    {
        // What stands before the statement sets its parameters for the shell of SQLite.
        var lines = sql.Split('\n');
        var statement = string.Join('\n', lines.Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (var line in lines.Where(line => line.StartsWith(".param set", StringComparison.Ordinal)))
        {
            var parts = line.Split(' ', 4);
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (parts[2], parts[3].Trim('\'', '\r'));
            command.Parameters.Add(parameter);
        }

        var plan = new List<string>();
        using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        return string.Join("; ", plan);
    }
}
