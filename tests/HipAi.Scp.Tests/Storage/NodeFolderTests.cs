using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Storage;

/// <summary>Nodes that share a data folder leave each other's arrivals alone (requirement H6).</summary>
[Category("H6")]
internal sealed class NodeFolderTests
{
    [Test]
    public void A_second_service_under_the_same_name_does_not_start()
    {
        using var rig = new ScpRig();
        using var held = new NodeLock(rig.Folder);
        using var second = new NodeLock(rig.Folder);
        held.Take();
        Assert.That(second.Take, Throws.TypeOf<InvalidDataException>().With.Message.Contains("as node 'node'"));
        held.Dispose();
        Assert.That(second.Take, Throws.Nothing);
    }

    [Test]
    public async Task A_node_that_starts_removes_its_own_half_arrived_files_and_those_of_nodes_that_are_long_gone()
    {
        using var rig = new ScpRig();
        using var other = rig.Beside("other");
        string[] files = [Path.Combine(rig.Folder.Incoming, "mine.dcm"), Path.Combine(other.Folder.Incoming, "arriving.dcm"), Path.Combine(other.Folder.Incoming, "abandoned.dcm")];
        foreach (var file in files) await File.WriteAllTextAsync(file, "half");
        foreach (var file in files) File.SetLastWriteTimeUtc(file, rig.Time.GetUtcNow().UtcDateTime);
        File.SetLastWriteTimeUtc(files[2], rig.Time.GetUtcNow().UtcDateTime.AddDays(-2));

        Assert.That((await rig.Recovery.RunAsync(CancellationToken.None)).Removed, Is.EqualTo(2));
        Assert.That(files[1], Does.Exist);
    }

    [TestCase("node1", true), TestCase("a-b.c", true), TestCase("", false), TestCase(".a", false), TestCase("a/b", false), TestCase("a b", false)]
    public void A_name_can_name_a_folder(string name, bool isName) => Assert.That(NodeNames.IsName(name), Is.EqualTo(isName));

    [Test]
    public void Without_a_name_a_node_is_called_like_its_machine()
    {
        Assert.That(NodeNames.IsName(NodeNames.Of(new StorageOptions())));
        Assert.That(NodeNames.Of(new StorageOptions { NodeName = "x" }), Is.EqualTo("x"));
    }
}
