using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Tests.Support;
using HipAi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Security;

/// <summary>The whole service with a clock of the test, and what tests of signing in ask of it.</summary>
internal sealed class SecurityRig : IAsyncDisposable
{
    private readonly RigFolder _folder;

    private SecurityRig(RigFolder folder, HostRig host) => (_folder, Host) = (folder, host);

    public HostRig Host { get; private set; }

    public UserLedger Users => Host.App.Services.GetRequiredService<UserLedger>();

    public AuditQueries Audit => Host.App.Services.GetRequiredService<AuditQueries>();

    public string Folder => _folder.Path;

    public static Doer By { get; } = new("tests", null);

    public static async Task<SecurityRig> StartAsync(params (string Setting, string Value)[] settings)
    {
        var folder = new RigFolder();
        try
        {
            return new SecurityRig(folder, await HostRig.StartAsync(folder.Path, new ManualTimeProvider(), settings));
        }
        catch (ConfigurationException)
        {
            folder.Dispose();
            throw;
        }
    }

    public static UserDraft Draft(string name, params Role[] roles) => new(name, new PersonNameParts("Example", "Rae", "Dr."), "R1", roles);

    /// <summary>Stops the service and starts it on the same folder.</summary>
    public async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider());
    }

    public Task<string> AddAsync(string name, params Role[] roles) => Users.CreateAsync(Draft(name, roles), HostRig.Password, By, CancellationToken.None);

    public Browser Browser() => new(Host.Web);

    /// <summary>The actions in the trail, oldest first, of one actor or of all.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(string? actor = null) =>
        [.. (await Audit.FindAsync(new AuditSearch(actor), null, 1000, CancellationToken.None)).Reverse().Select(entry => entry.Action)];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
