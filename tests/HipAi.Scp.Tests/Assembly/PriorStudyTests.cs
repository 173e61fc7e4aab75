using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Assembly;

/// <summary>Which earlier studies a snapshot names: those of the same patient, and no other's.</summary>
[Category("E1")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres, Category = "H6")]
internal sealed class PriorStudyTests(RigDatabase database)
{
    private static readonly PatientIdentity Jane = new("DOE^JANE", "ID1", "", "19500101", "F");

    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig(database);

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public async Task Studies_of_the_same_patient_that_were_closed_before_are_named()
    {
        await _rig.SettleAsync("1.1", "1.1.1", FakeFormat.Of(Jane));
        Assert.That((await _rig.FindAsync("1.1")).Snapshot!.Priors, Is.Empty);
        await _rig.SettleAsync("1.2", "1.2.1", FakeFormat.Of(Jane));
        Assert.That((await _rig.FindAsync("1.2")).Snapshot!.Priors, Is.EqualTo(new[] { new PriorStudy("1.1", "20260101", "Hip", "ACC1") }));
    }

    [Test, Category("A10")]
    public async Task One_of_another_patient_is_not_though_it_has_the_same_id()
    {
        await _rig.SettleAsync("1.1", "1.1.1", FakeFormat.Of(Jane with { PatientName = "ROE^JOHN", PatientSex = "M" }));
        await _rig.SettleAsync("1.2", "1.2.1", FakeFormat.Of(Jane));
        Assert.That((await _rig.FindAsync("1.2")).Snapshot!.Priors, Is.Empty);
    }

    [Test]
    public async Task One_that_still_arrives_is_not()
    {
        await _rig.SendAsync("1.2", "1.2.1", FakeFormat.Of(Jane));
        _rig.Time.Advance(_rig.Assembly.QuietPeriod / 2);
        await _rig.SendAsync("1.1", "1.1.1", FakeFormat.Of(Jane));
        _rig.Time.Advance(_rig.Assembly.QuietPeriod / 2);
        Assert.That(await _rig.Pipeline.AssembleAsync(CancellationToken.None), Is.EqualTo(new[] { "1.2" }));
        Assert.That((await _rig.FindAsync("1.2")).Snapshot!.Priors, Is.Empty);
    }

    [Test]
    public async Task No_more_than_five_are()
    {
        for (var i = 1; i <= 8; i++) await _rig.SettleAsync($"1.{i}", $"1.{i}.1", FakeFormat.Of(Jane));
        Assert.That((await _rig.FindAsync("1.8")).Snapshot!.Priors, Has.Count.EqualTo(PriorStudies.Most));
    }
}
