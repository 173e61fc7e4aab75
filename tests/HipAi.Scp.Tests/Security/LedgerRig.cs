using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Tokens;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Security;

/// <summary>One node's users, tokens and trail over a database, without a host.</summary>
internal sealed class LedgerRig : IDisposable
{
    private readonly RigFolder _folder = new();
    private readonly Func<DataFolder, IDatabaseEngine> _engine;

    public LedgerRig(RigDatabase kind, Func<DataFolder, IDatabaseEngine>? engine = null)
    {
        var data = new DataFolder(_folder.Path);
        data.Create();
        _engine = engine ?? RigDatabases.New(kind);
        Database = new HipAiDatabase(_engine(data));
        Database.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
        var sessions = new Sessions(Database, Time);
        Users = new UserLedger(Database, new Passwords(), sessions, Time);
        Tokens = new TokenLedger(Database, Time);
        Trail = new AuditTrail(Database, Time);
        Audit = new AuditQueries(Database);
    }

    public ManualTimeProvider Time { get; } = new();

    public HipAiDatabase Database { get; }

    public UserLedger Users { get; }

    public TokenLedger Tokens { get; }

    public AuditTrail Trail { get; }

    public AuditQueries Audit { get; }

    /// <summary>A second node on the same database (PostgreSQL).</summary>
    public LedgerRig Other() => new(RigDatabase.Postgres, _engine);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
