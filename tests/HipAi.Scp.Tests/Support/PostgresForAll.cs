using HipAi.Testing;

namespace HipAi.Scp.Tests.Support;

/// <summary>One PostgreSQL server for all tests of this project; each test has a database of its own in it.</summary>
[SetUpFixture]
internal sealed class PostgresForAll
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);

    /// <summary>An empty database: how to connect to it.</summary>
    public static async Task<string> DatabaseAsync() => await (await Server.Value).CreateDatabaseAsync();

    /// <summary>A copy of a database, by way of a backup.</summary>
    public static async Task<string> RestoreCopyAsync(string connection) => await (await Server.Value).RestoreCopyAsync(connection);

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Server.IsValueCreated) await (await Server.Value).DisposeAsync();
    }
}
