using System.Xml;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Audit;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Tests.Security;

/// <summary>The audit trail is one chain, and what was done to it shows (requirement H3).</summary>
[Category("H3")]
internal sealed class AuditChainTests
{
    private static AuditEntry Entry(string actor) => new(actor, AuditAction.StudyViewed, "1.2.3", "subject", "detail \u0000 with what no database keeps", "192.0.2.1");

    [Test]
    public async Task Entries_of_writes_at_the_same_time_follow_each_other_without_gap([Values] RigDatabase kind)
    {
        using var rig = new LedgerRig(kind);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => rig.Trail.RecordAsync(Entry($"user{i}"), CancellationToken.None)));

        var verdict = await rig.Audit.VerifyAsync(CancellationToken.None);
        Assert.That((verdict.Count, verdict.Fault), Is.EqualTo((50L, (string?)null)));
        Assert.That((await rig.Audit.LastAsync(CancellationToken.None)).Hash, Is.EqualTo(verdict.LastHash).And.Length.EqualTo(64));
    }

    [Test]
    [Category("H6")]
    public async Task Two_nodes_write_one_chain()
    {
        using var one = new LedgerRig(RigDatabase.Postgres);
        using var two = one.Other();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).Database.WriteAsync(
            WriteKey.Named($"thing {i % 5}"),
            db =>
            {
                AuditTrail.Add(db, Entry($"node{i % 2}"), one.Time.GetUtcNow());
                return Task.FromResult(true);
            },
            CancellationToken.None)));

        var verdict = await two.Audit.VerifyAsync(CancellationToken.None);
        Assert.That((verdict.Count, verdict.Fault), Is.EqualTo((40L, (string?)null)));
    }

    [Test]
    public async Task A_write_that_fails_leaves_no_entry_and_no_gap([Values] RigDatabase kind)
    {
        using var rig = new LedgerRig(kind);
        await rig.Trail.RecordAsync(Entry("before"), CancellationToken.None);
        var writes = Enumerable.Range(0, 20).Select(i => rig.Database.WriteAsync(
            WriteKey.None,
            async db =>
            {
                AuditTrail.Add(db, Entry($"user{i}"), rig.Time.GetUtcNow());
                await db.SaveChangesAsync();
                return i % 2 == 0 ? true : throw new InvalidOperationException("undone");
            },
            CancellationToken.None)).ToList();

        foreach (var (write, i) in writes.Select((write, i) => (write, i)))
            if (i % 2 == 0) await write;
            else Assert.That(async () => await write, Throws.InvalidOperationException);

        var verdict = await rig.Audit.VerifyAsync(CancellationToken.None);
        Assert.That((verdict.Count, verdict.Fault), Is.EqualTo((11L, (string?)null)));
    }

    [TestCase("UPDATE \"Audit\" SET \"Actor\" = 'somebody' WHERE \"Id\" = 3", 2, "entry 3 is not what was written")]
    [TestCase("UPDATE \"Audit\" SET \"Detail\" = NULL WHERE \"Id\" = 5", 4, "entry 5 is not what was written")]
    [TestCase("DELETE FROM \"Audit\" WHERE \"Id\" = 2", 1, "entry 2 is missing")]
    [TestCase("UPDATE \"Audit\" SET \"Hash\" = 'x' WHERE \"Id\" = 1", 0, "entry 1 is not what was written")]
    public async Task What_was_changed_later_shows(string sql, int fits, string fault)
    {
        using var rig = new LedgerRig(RigDatabase.Sqlite);
        for (var i = 0; i < 5; i++) await rig.Trail.RecordAsync(Entry($"user{i}"), CancellationToken.None);
        await rig.Database.WriteAsync(WriteKey.None, db => db.Database.ExecuteSqlRawAsync(sql), CancellationToken.None);

        var verdict = await rig.Audit.VerifyAsync(CancellationToken.None);

        Assert.That(verdict.Count, Is.EqualTo(fits));
        Assert.That(verdict.Words, Does.StartWith("BROKEN").And.Contain(fault));
    }

    [Test]
    public async Task Every_action_becomes_a_message_of_the_grammar_that_names_no_patient()
    {
        using var rig = new LedgerRig(RigDatabase.Sqlite);
        foreach (var action in Enum.GetValues<AuditAction>())
            await rig.Trail.RecordAsync(new AuditEntry("rae", action, "1.2.3", "a <subject> & more", "detail", "192.0.2.1"), CancellationToken.None);
        using var file = new MemoryStream();
        await AuditMessages.WriteAsync(rig.Audit.AllAsync(new AuditSearch(), CancellationToken.None), "node1", file, CancellationToken.None);

        file.Position = 0;
        var document = new XmlDocument();
        document.Load(file);
        var messages = document.DocumentElement!.ChildNodes.Cast<XmlElement>().ToList();

        Assert.That(messages, Has.Count.EqualTo(Enum.GetValues<AuditAction>().Length));
        foreach (var message in messages)
        {
            Assert.That(message.ChildNodes.Cast<XmlElement>().Select(child => child.Name), Is.EqualTo(new[]
            {
                "EventIdentification", "ActiveParticipant", "ActiveParticipant", "AuditSourceIdentification", "ParticipantObjectIdentification", "ParticipantObjectIdentification",
            }));
            Assert.That(message.SelectNodes("*/EventID | */EventTypeCode | */RoleIDCode | */ParticipantObjectIDTypeCode")!.Cast<XmlElement>(), Has.All.Matches<XmlElement>(code =>
                code.HasAttribute("csd-code") && code.HasAttribute("codeSystemName") && code.HasAttribute("originalText")));
            Assert.That(message.SelectNodes("ActiveParticipant[@UserIsRequestor='true']")!, Has.Count.EqualTo(1));
            Assert.That(message["EventIdentification"]!.GetAttribute("EventDateTime"), Is.EqualTo("2026-11-21T08:00:00.000Z"));
        }

        var login = messages.Single(message => message.InnerXml.Contains("\"SignInFailed\"", StringComparison.Ordinal));
        Assert.That(login.SelectSingleNode("EventIdentification/EventID/@csd-code")!.Value, Is.EqualTo("110114"));
        Assert.That(login.SelectSingleNode("EventIdentification/@EventOutcomeIndicator")!.Value, Is.EqualTo("4"));
    }

    [Test]
    public async Task A_table_program_takes_no_entry_for_a_formula()
    {
        using var rig = new LedgerRig(RigDatabase.Sqlite);
        await rig.Trail.RecordAsync(new AuditEntry("=cmd()", AuditAction.SignInFailed, Detail: "a, \"b\""), CancellationToken.None);
        using var text = new StringWriter();

        await AuditCsv.WriteAsync(rig.Audit.AllAsync(new AuditSearch(), CancellationToken.None), text, CancellationToken.None);

        Assert.That(text.ToString(), Does.Contain(",'=cmd(),SignInFailed,,,\"a, \"\"b\"\"\",,"));
    }
}
