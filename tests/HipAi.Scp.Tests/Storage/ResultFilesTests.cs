using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Storage;

/// <summary>Pictures are found by study, revision and id, and by nothing else.</summary>
internal sealed class ResultFilesTests
{
    private ScpRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new ScpRig();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    [Test]
    public void A_picture_is_read_back()
    {
        _rig.Results.WriteHeatmap("1.2.3", 2, "right-1.eff", [1, 2, 3]);

        Assert.That(_rig.Results.ReadHeatmap("1.2.3", 2, "right-1.eff"), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(_rig.Results.ReadHeatmap("1.2.3", 1, "right-1.eff"), Is.Null);
    }

    [TestCase("..", "x")]
    [TestCase("../1.2.3", "x")]
    [TestCase("1.2.3", "../../hipai")]
    [TestCase("1.2.3", "..")]
    [TestCase("1.2.3", "a/b")]
    [TestCase("", "x")]
    [TestCase("1.2.3", "")]
    public void A_name_that_leads_elsewhere_finds_nothing_and_cannot_be_written(string study, string id)
    {
        Assert.That(_rig.Results.ReadHeatmap(study, 1, id), Is.Null);
        Assert.That(() => _rig.Results.WriteHeatmap(study, 1, id, [1]), Throws.ArgumentException);
    }

    [Test]
    public void A_path_out_of_the_data_folder_is_refused() =>
        Assert.That(() => _rig.Folder.Absolute("../outside.dcm"), Throws.ArgumentException);
}
