using System.Security.Cryptography;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Commands;

/// <summary>An operator rehearses: what the service answers, and that nothing it acknowledged is lost (requirement H10).</summary>
[Category("H10")]
internal sealed class SendFaultTests
{
    private const string Study = "1.2.3";
    private const int PixelBytes = 40_000;

    /// <summary>DeliveryLog.Delivered.</summary>
    private const int Delivered = 5000;

    private RigFolder _folder = null!;
    private TempFolder _sent = null!;
    private HostRig _host = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_folder, _sent) = (new RigFolder(), new TempFolder());
        _host = await HostRig.StartAsync(_folder.Path, new ManualTimeProvider(), ("HipAi:Receiving:PerformedProcedureSteps:Enabled", "true"));
    }

    [TearDown]
    public async Task TearDown()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
        _sent.Dispose();
    }

    [TestCase("50%")]
    [TestCase("10000")]
    public async Task A_file_broken_off_is_not_stored_and_sending_it_again_is_enough(string point)
    {
        WriteFiles(2);
        var broken = await SendAsync("--abort-during", point);
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Out, Does.Match("(?s)aborted on purpose after [0-9]+ bytes.*aborted on purpose.*0 of 2 files sent"));
        Assert.That(await _host.Queries.FindAsync(Study, CancellationToken.None), Is.Null);

        var whole = await SendAsync();
        Assert.That(whole.ExitCode, Is.Zero, whole.Out);
        await AssertStoredAsync(2);
    }

    [Test]
    public async Task What_was_answered_before_an_abort_is_there()
    {
        WriteFiles(3);
        var run = await SendAsync("--abort-after", "2");

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Match("(?s)0000.*0000.*aborted on purpose after 2 files.*0000.*3 of 3 files sent"));
        await AssertStoredAsync(3);
    }

    [Test]
    public async Task A_data_set_against_its_own_lengths_is_refused_and_the_next_one_is_taken()
    {
        WriteFiles(2);
        var run = await SendAsync("--wrong-length");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Match("(?s)C000.*C000.*0 of 2 files sent"), "both over one association");
        Assert.That(await _host.Queries.FindAsync(Study, CancellationToken.None), Is.Null);

        Assert.That((await SendAsync()).ExitCode, Is.Zero);
        await AssertStoredAsync(2);
    }

    [Test, Category("A10")]
    public async Task A_duplicate_is_answered_twice_and_kept_once()
    {
        WriteFiles(1);
        var run = await SendAsync("--duplicate");

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Match("(?s)0000.*0000.*\\(again\\)"));
        await AssertStoredAsync(1);
    }

    [Test, Category("A10")]
    public async Task Another_patient_under_the_same_uids_is_kept_and_holds_the_study()
    {
        WriteFiles(1);
        var run = await SendAsync("--mismatch", "patient");

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Match("(?s)0000.*0000.*\\(other patient\\)"));
        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Held));
        Assert.That(study.Instances.Select(i => i.SopInstanceUid), Is.EqualTo(new[] { "1.2.3.1", "1.2.3.1" }));
    }

    [Test, Category("A10")]
    public async Task Other_bytes_under_the_same_uids_are_kept_beside_the_first()
    {
        WriteFiles(1);
        var run = await SendAsync("--mismatch", "bytes");

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Match("(?s)0000.*0000.*\\(other bytes\\)"));
        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Receiving));
        Assert.That(study.Instances.Select(i => i.Sha256).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("--drip", "10000000")]
    [TestCase("--delay", "0.001")]
    [TestCase("--associations", "3")]
    public async Task Slow_or_many_senders_lose_nothing(string option, string value)
    {
        WriteFiles(7);
        var run = await SendAsync(option, value);

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Contain("7 of 7 files sent"));
        await AssertStoredAsync(7);
    }

    [Test, Category("B3")]
    public async Task A_completed_step_closes_the_study_with_its_last_file()
    {
        WriteFiles(2);
        var run = await SendAsync("--mpps");
        await _host.Logs.WaitForAsync(Delivered, Study);

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Out, Does.Match("(?s)0000.*N-CREATE.*0000.*0000.*0000.*N-SET.*2 of 2 files sent"));
        var study = await FindAsync();
        Assert.That((study.Summary.ClosedBecause, study.Snapshot!.Images.Count), Is.EqualTo((ClosedBecause.PerformedProcedureStep, 2)));
    }

    [Test, Category("B3")]
    public async Task A_discontinued_step_keeps_the_images_and_makes_no_report()
    {
        WriteFiles(2);
        var run = await SendAsync("--mpps-discontinue");

        Assert.That(run.ExitCode, Is.Zero, run.Out);
        var study = await FindAsync();
        Assert.That((study.Summary.State, study.Instances.Count), Is.EqualTo((StudyState.Discontinued, 2)));
    }

    [Test]
    public async Task Copies_are_other_studies_of_other_patients_and_the_same_ones_each_time()
    {
        WriteFiles(2);
        var first = await SendAsync("--copies", "3", "--associations", "2");
        var again = await SendAsync("--copies", "2", "--first-copy", "2");

        Assert.That((first.ExitCode, again.ExitCode), Is.EqualTo((0, 0)), first.Out + again.Out);
        Assert.That(first.Out, Does.Match("(?s)1.dcm \\(copy 3\\).*6 of 6 files sent.*objects/s, .* MB/s, answered after p50 [0-9]+ ms, p95 [0-9]+ ms, max [0-9]+ ms"));
        Assert.That(await _host.Queries.FindAsync(Study, CancellationToken.None), Is.Null, "the files themselves are not sent");
        var studies = await _host.Queries.ListAsync(10, CancellationToken.None);
        Assert.That(studies.Select(study => study.ImageCount), Is.EqualTo(new[] { 2, 2, 2 }), "each copy is one study, and a second run adds nothing");
        Assert.That(studies.Select(study => study.Facts!.PatientId), Is.EquivalentTo(new[] { "ID1-C1", "ID1-C2", "ID1-C3" }));
        Assert.That(studies.Select(study => study.StudyInstanceUid), Is.All.Matches<string>(DicomUID.IsValid));
    }

    [Test]
    public async Task A_copy_can_be_sent_wrongly_like_any_file()
    {
        WriteFiles(1);
        var broken = await SendAsync("--copies", "2", "--abort-during", "50%");
        Assert.That(broken.Out, Does.Match("(?s)copy 1.*aborted on purpose.*copy 2.*aborted on purpose.*0 of 2 files sent"));

        var changed = await SendAsync("--copies", "1", "--mismatch", "patient");
        Assert.That(changed.Out, Does.Match("(?s)0000.*0000.*\\(other patient\\)"));
        Assert.That((await _host.Queries.ListAsync(10, CancellationToken.None)).Single().State, Is.EqualTo(StudyState.Held));
    }

    [Test]
    public async Task Help_names_every_fault()
    {
        var run = await CommandRun.OfAsync("send", "--help");

        foreach (var option in new[]
        {
            "--abort-during", "--abort-after", "--delay", "--wrong-length", "--duplicate", "--mismatch", "--drip", "--associations", "--copies", "--first-copy",
            "--mpps", "--mpps-discontinue",
        })
            Assert.That(run.Out, Does.Contain(option));
    }

    private void WriteFiles(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            var image = HostRig.Image(Study, $"{Study}.{i}");
            image.Dataset.AddOrUpdate(DicomTag.PatientID, "ID1").AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[PixelBytes]);
            image.Save(Path.Combine(_sent.Path, $"{i}.dcm"));
        }
    }

    private Task<CommandRun> SendAsync(params string[] faults) =>
        CommandRun.OfAsync(["send", "--port", $"{_host.DicomPort}", .. faults, _sent.Path]);

    private async Task<StudyDetails> FindAsync() => (await _host.Queries.FindAsync(Study, CancellationToken.None))!;

    /// <summary>Each file is stored once, with the bytes that were sent.</summary>
    private async Task AssertStoredAsync(int count)
    {
        var study = await FindAsync();
        Assert.That(study.Summary.State, Is.EqualTo(StudyState.Receiving));
        Assert.That(study.Instances.Select(i => i.SopInstanceUid).Order(), Is.EqualTo(Enumerable.Range(1, count).Select(i => $"{Study}.{i}")));
        foreach (var instance in study.Instances)
        {
            var sent = DicomFile.Open(Path.Combine(_sent.Path, $"{instance.SopInstanceUid[(Study.Length + 1)..]}.dcm"));
            Assert.That(sent.Dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID), Is.EqualTo(instance.SopInstanceUid));
            var kept = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, instance.RelativePath));
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(kept.AsSpan(kept.Length - (int)instance.DataSetLength))), Is.EqualTo(instance.Sha256));
            var original = await File.ReadAllBytesAsync(Path.Combine(_sent.Path, $"{instance.SopInstanceUid[(Study.Length + 1)..]}.dcm"));
            Assert.That(original.AsSpan(original.Length - (int)instance.DataSetLength).SequenceEqual(kept.AsSpan(kept.Length - (int)instance.DataSetLength)));
        }
    }
}
