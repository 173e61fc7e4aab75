using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Commands;

/// <summary><c>hipai user</c> and <c>hipai audit</c> beside a running service.</summary>
internal sealed class UserAndAuditCommandTests
{
    private SecurityRig _rig = null!;

    private string[] Settings => ["--set", $"HipAi:Storage:Root={_rig.Folder}"];

    [OneTimeSetUp]
    public async Task StartAsync() => _rig = await SecurityRig.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    [Category("H5")]
    public async Task A_locked_out_admin_gets_a_new_password()
    {
        var list = await CommandRun.OfAsync(["user", "list", .. Settings]);
        var reset = await CommandRun.OfAsync(["user", "reset", "admin", .. Settings]);
        var nobody = await CommandRun.OfAsync(["user", "reset", "nobody", .. Settings]);
        using var browser = _rig.Browser();
        using var answer = await browser.SignInAsync("admin", reset.Out.Trim());

        Assert.That((list.ExitCode, list.Out), Is.EqualTo((0, "admin  admin  active, must change password\n")), list.Error);
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account/password"));
        Assert.That((nobody.ExitCode, nobody.Error), Is.EqualTo((1, "hipai reset: NAME: There is no such user.\n")));
        Assert.That(await _rig.ActionsAsync("command-line"), Has.Some.EqualTo("PasswordChanged"));
    }

    [Test]
    [Category("H3")]
    public async Task The_trail_is_verified_and_exported()
    {
        var file = Path.Combine(_rig.Folder, "audit.xml");
        var export = await CommandRun.OfAsync(["audit", "export", "--to", file, .. Settings]);
        var again = await CommandRun.OfAsync(["audit", "export", "--to", file, "--form", "csv", .. Settings]);
        var right = await CommandRun.OfAsync(["audit", "verify", .. Settings]);
        await _rig.Host.App.Services.GetRequiredService<HipAiDatabase>().WriteAsync(
            WriteKey.None, db => db.Database.ExecuteSqlRawAsync("UPDATE \"Audit\" SET \"Actor\" = 'x' WHERE \"Id\" = 1"), CancellationToken.None);
        var wrong = await CommandRun.OfAsync(["audit", "verify", .. Settings]);

        Assert.That(export.ExitCode, Is.Zero, export.Error);
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("<AuditMessage>").And.Contain($"\"{AuditAction.UserCreated}\""));
        Assert.That(again.ExitCode, Is.EqualTo(1), "a file that is there is not written over");
        Assert.That((right.ExitCode, wrong.ExitCode), Is.EqualTo((0, 1)), right.Error);
        Assert.That(right.Out, Does.Contain("none changed"));
        Assert.That(wrong.Error, Does.StartWith("BROKEN after 0 entries: entry 1 is not what was written"));
    }
}
