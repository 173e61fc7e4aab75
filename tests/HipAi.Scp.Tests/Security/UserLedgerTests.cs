using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Security;

/// <summary>Users in the database (requirement H5).</summary>
[Category("H5")]
internal sealed class UserLedgerTests
{
    private static readonly Doer By = SecurityRig.By;

    [Test]
    public async Task One_enabled_admin_always_remains([Values] RigDatabase kind)
    {
        using var rig = new LedgerRig(kind);
        await rig.Users.CreateAsync(SecurityRig.Draft("ada", Role.Admin), HostRig.Password, By, CancellationToken.None);
        await rig.Users.CreateAsync(SecurityRig.Draft("rae", Role.Radiologist), HostRig.Password, By, CancellationToken.None);

        Assert.That(() => rig.Users.ChangeAsync(SecurityRig.Draft("ada", Role.Admin), true, By, CancellationToken.None), Throws.InstanceOf<UserRefusedException>());
        Assert.That(() => rig.Users.ChangeAsync(SecurityRig.Draft("ada", Role.Operator), false, By, CancellationToken.None), Throws.InstanceOf<UserRefusedException>());
        await rig.Users.ChangeAsync(SecurityRig.Draft("rae", Role.Radiologist, Role.Admin), false, By, CancellationToken.None);
        await rig.Users.ChangeAsync(SecurityRig.Draft("ada", Role.Admin), true, By, CancellationToken.None);

        var users = await rig.Users.ListAsync(CancellationToken.None);
        Assert.That(users.Select(user => (user.Name, user.IsDisabled, UserAccount.Text(user.Roles))), Is.EqualTo(new[] { ("ada", true, "admin"), ("rae", false, "radiologist,admin") }));
        var trail = await rig.Audit.FindAsync(new(), null, 100, CancellationToken.None);
        Assert.That(trail.Select(entry => entry.Action), Is.EqualTo(new[] { "UserChanged", "UserChanged", "UserCreated", "UserCreated" }), "a refused change leaves no entry");
    }

    [Test]
    public async Task A_name_is_taken_once_and_fields_are_checked()
    {
        using var rig = new LedgerRig(RigDatabase.Sqlite);
        await rig.Users.CreateAsync(SecurityRig.Draft("rae", Role.Admin), HostRig.Password, By, CancellationToken.None);

        (UserDraft Draft, string? Password, string Field)[] wrong =
        [
            (SecurityRig.Draft("rae", Role.Admin), null, "Name"), (SecurityRig.Draft("R", Role.Admin), null, "Name"), (SecurityRig.Draft("pat"), null, "Roles"),
            (SecurityRig.Draft("pat", Role.Machine), null, "Roles"), (SecurityRig.Draft("pat", Role.Operator), "short", "Password"),
            (SecurityRig.Draft("pat", Role.Operator) with { Person = new("", "x", "") }, null, "Family"),
        ];
        foreach (var (draft, password, field) in wrong)
            Assert.That(() => rig.Users.CreateAsync(draft, password, By, CancellationToken.None), Throws.InstanceOf<UserRefusedException>().With.Property("Field").EqualTo(field), field);
        Assert.That(await rig.Users.ListAsync(CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("H6")]
    public async Task Of_nodes_that_start_together_one_makes_the_first_user()
    {
        using var one = new LedgerRig(RigDatabase.Postgres);
        using var two = one.Other();

        var told = await Task.WhenAll(new[] { one, two, one, two }.Select(node =>
            node.Users.CreateFirstAsync(SecurityRig.Draft("admin", Role.Admin), null, Doer.Service, CancellationToken.None)));

        Assert.That(told, Has.Exactly(1).Not.Null);
        Assert.That(await two.Users.ListAsync(CancellationToken.None), Has.Count.EqualTo(1));
    }
}
