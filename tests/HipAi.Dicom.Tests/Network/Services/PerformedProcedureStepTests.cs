using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Network.Services;

[Category("A1")]
[Category("B3")]
[CancelAfter(60_000)]
public class PerformedProcedureStepTests
{
    private static readonly PerformedProcedureStepRecord Begun = new(
        PerformedProcedureStepStatus.InProgress, "PPS1", "DXROOM1", "DX", "20261121", "101500",
        [new ScheduledStepAttributes("1.2.3.1") { AccessionNumber = "A1", RequestedProcedureId = "R1", ScheduledProcedureStepId = "S1" }])
    {
        PatientName = "Müller^Jürgen", PatientId = "P1", PatientBirthDate = "19500101", PatientSex = "M", Description = "Hüfte",
    };

    private static readonly PerformedProcedureStepRecord Done = Begun with
    {
        Status = PerformedProcedureStepStatus.Completed,
        EndDate = "20261121",
        EndTime = "102000",
        Series = [new PerformedSeries("1.2.3.2", "Hip AP", [new(RecordingProvider.Store, "1.2.3.4")], [new(RecordingProvider.Store, "1.2.3.5")])],
    };

    [Test]
    public void A_step_is_read_as_it_was_written([Values] bool over)
    {
        var step = over ? Done with { Status = PerformedProcedureStepStatus.Discontinued, DiscontinuationReason = PerformedProcedureStepRecord.IncorrectWorklistEntry } : Begun;

        var read = PerformedProcedureStepRecord.FromDataset(Reread(step.ToDataset()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.ScheduledSteps, Is.EqualTo(step.ScheduledSteps));
            Assert.That(read.Series.SelectMany(s => s.Instances), Is.EqualTo(step.Series.SelectMany(s => s.Instances)));
            Assert.That(read with { ScheduledSteps = [], Series = [] }, Is.EqualTo(step with { ScheduledSteps = [], Series = [] }));
        }
    }

    [Test]
    public void A_step_brings_every_attribute_that_the_table_asks_for()
    {
        var dataset = Begun.ToDataset();

        Assert.That(PerformedProcedureStepRules.RequiredAtCreation.Concat(PerformedProcedureStepRules.EmptyAtCreation).Where(tag => !dataset.Contains(tag)), Is.Empty);
        Assert.That(PerformedProcedureStepRules.Create(false, dataset).Response, Is.EqualTo(DicomNResponse.Success));
    }

    [Test]
    public async Task Pydicom_reads_what_we_write()
    {
        using var folder = new TempFolder();
        var dataset = Done.ToDataset().AddOrUpdate(DicomTag.SOPClassUID, Normalized.Mpps).AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.45");
        new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Save(folder.File("step.dcm"));
        const string Script = "import pydicom,sys; d=pydicom.dcmread(sys.argv[1]); s=d.PerformedSeriesSequence[0]; "
            + "print(ascii(str(d.PatientName)), d.PerformedProcedureStepStatus, d.ScheduledStepAttributesSequence[0].StudyInstanceUID, s.ProtocolName, "
            + "s.ReferencedImageSequence[0].ReferencedSOPInstanceUID, s.ReferencedNonImageCompositeSOPInstanceSequence[0].ReferencedSOPInstanceUID)";

        var read = await Tool.RunAsync("/usr/bin/python3", ["-c", Script, folder.File("step.dcm")]);

        Assert.That(read.Output.Trim(), Is.EqualTo(@"'M\xfcller^J\xfcrgen' COMPLETED 1.2.3.1 Hip AP 1.2.3.4 1.2.3.5"), read.ToString());
    }

    [Test]
    public void What_the_standard_does_not_allow_is_not_written()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => (Begun with { ScheduledSteps = [] }).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => (Begun with { StepId = "" }).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => (Begun with { StepId = "seventeen letters" }).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => (Begun with { ScheduledSteps = [new("no uid")] }).ToDataset(), Throws.InstanceOf<DicomDataException>());
            Assert.That(() => (Done with { Series = [new("1.2", "", [], [])] }).ToModifications(), Throws.InstanceOf<DicomDataException>());
        }
    }

    private static IEnumerable<TestCaseData> Creations()
    {
        yield return Creation("a good one", false, _ => { }, 0x0000);
        yield return Creation("one that is there already", true, _ => { }, 0x0111);
        yield return Creation("a state that is final", false, d => d.AddOrUpdate(DicomTag.PerformedProcedureStepStatus, "COMPLETED"), 0x0106, DicomTag.PerformedProcedureStepStatus);
        yield return Creation("a state that is none", false, d => d.AddOrUpdate(DicomTag.PerformedProcedureStepStatus, "DONE"), 0x0106, DicomTag.PerformedProcedureStepStatus);
        yield return Creation("a state in small letters", false, d => d.AddOrUpdate(new DicomElement(DicomTag.PerformedProcedureStepStatus, DicomVR.CS, " in progress"u8.ToArray())), 0x0000);
        yield return Creation("no type 2 elements", false, d => PerformedProcedureStepRules.EmptyAtCreation.ToList().ForEach(tag => d.Remove(tag)), 0x0000);
        yield return Creation("a scheduled step without study", false, d => d.AddOrUpdate(DicomTag.ScheduledStepAttributesSequence, new DicomDataset()), 0x0120, DicomTag.StudyInstanceUID);
        foreach (var tag in PerformedProcedureStepRules.RequiredAtCreation.Append(DicomTag.PerformedProcedureStepStatus))
        {
            yield return Creation($"no {tag}", false, d => d.Remove(tag), 0x0120, tag);
            yield return Creation($"an empty {tag}", false, d => d.AddOrUpdate(tag), 0x0121, tag);
        }
    }

    [TestCaseSource(nameof(Creations))]
    public void Creation_is_judged_by_its_attributes(bool exists, Action<DicomDataset> change, int status, object[] offending)
    {
        var dataset = Begun.ToDataset();
        change(dataset);

        var (response, attributes) = PerformedProcedureStepRules.Create(exists, dataset);

        Assert.That((int)response.Status.Code, Is.EqualTo(status));
        Assert.That(response.OffendingElements, Is.EqualTo(offending));
        Assert.That(attributes is not null, Is.EqualTo(status == 0), "a refused request changes nothing");
    }

    [Test]
    public void Creation_without_a_data_set_lacks_everything()
    {
        var (response, _) = PerformedProcedureStepRules.Create(false, null);

        Assert.That((response.Status.Code, response.OffendingElements.Count), Is.EqualTo((0x0120, 7)));
    }

    private static IEnumerable<TestCaseData> Transitions()
    {
        yield return Transition("to completed", "IN PROGRESS", _ => { }, 0x0000);
        yield return Transition("stays in progress", "IN PROGRESS", d => Only(d, "IN PROGRESS"), 0x0000);
        yield return Transition("in progress by saying nothing", "IN PROGRESS", d => Only(d, null), 0x0000);
        yield return Transition("to discontinued without a series", "IN PROGRESS", d => d.AddOrUpdate(DicomTag.PerformedProcedureStepStatus, "DISCONTINUED").AddOrUpdate(DicomTag.PerformedSeriesSequence), 0x0000);
        yield return Transition("to nowhere", "IN PROGRESS", d => Only(d, "SUSPENDED"), 0x0106, DicomTag.PerformedProcedureStepStatus);
        yield return Transition("to completed without end", "IN PROGRESS", d => Only(d, "COMPLETED"), 0x0121, DicomTag.PerformedProcedureStepEndDate, DicomTag.PerformedProcedureStepEndTime, DicomTag.PerformedSeriesSequence);
        yield return Transition("to discontinued without end", "IN PROGRESS", d => Only(d, "DISCONTINUED"), 0x0121, DicomTag.PerformedProcedureStepEndDate, DicomTag.PerformedProcedureStepEndTime);
        yield return Transition("to completed with a series that has no protocol", "IN PROGRESS", d => d.GetSequenceItems(DicomTag.PerformedSeriesSequence)[0].Remove(DicomTag.ProtocolName), 0x0120, DicomTag.ProtocolName);
        yield return Transition("completed again", "COMPLETED", _ => { }, 0x0110);
        yield return Transition("reopened", "DISCONTINUED", d => Only(d, "IN PROGRESS"), 0x0110);
        yield return Transition("of a step that is not there", null, _ => { }, 0x0112);
    }

    [TestCaseSource(nameof(Transitions))]
    public void A_change_is_judged_by_where_the_step_is_and_would_be(string? from, Action<DicomDataset> change, int status, object[] offending)
    {
        var stored = from is null ? null : Begun.ToDataset().AddOrUpdate(DicomTag.PerformedProcedureStepStatus, from);
        var modifications = Done.ToModifications();
        change(modifications);

        var (response, attributes) = PerformedProcedureStepRules.Set(stored, modifications);

        Assert.That((int)response.Status.Code, Is.EqualTo(status));
        Assert.That(response.OffendingElements, Is.EqualTo(offending));
        Assert.That(attributes is not null, Is.EqualTo(status == 0));
        Assert.That(stored?.GetString(DicomTag.PerformedProcedureStepStatus), Is.EqualTo(from), "what was stored is not touched");
        if (status == 0x0110) Assert.That(response.ErrorId, Is.EqualTo(0xA710));
    }

    [Test]
    public void What_came_in_parts_counts_together_and_names_of_patients_are_not_changed()
    {
        var begun = Begun.ToDataset();
        var ended = PerformedProcedureStepRules.Set(begun, new DicomDataset()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 100")
            .AddOrUpdate(DicomTag.PatientName, "Somebody^Else")
            .AddOrUpdate(DicomTag.PerformedProcedureStepEndDate, "20261121")
            .AddOrUpdate(DicomTag.PerformedProcedureStepEndTime, "102000")).Attributes!;
        var done = PerformedProcedureStepRules.Set(ended, (Done with { EndDate = "20261121", EndTime = "102000" }).ToModifications()).Attributes!;

        var read = PerformedProcedureStepRecord.FromDataset(Reread(done));

        Assert.That((read.Status, read.PatientName, read.Description, read.EndTime), Is.EqualTo((PerformedProcedureStepStatus.Completed, "Müller^Jürgen", "Hüfte", "102000")));
    }

    [Test]
    public async Task A_step_is_created_changed_and_closed_over_the_network()
    {
        var steps = new Dictionary<string, DicomDataset>();
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider { OnNormalized = message => Serve(steps, message) });
        await using var client = await Normalized.ConnectAsync(fixture.EndPoint.Port);
        var none = CancellationToken.None;

        var created = await client.NCreateAsync(Normalized.Mpps, null, Begun.ToDataset(), none);
        var name = created.AffectedSopInstanceUid!;
        var again = await client.NCreateAsync(Normalized.Mpps, name, Begun.ToDataset(), none);
        var done = await client.NSetAsync(Normalized.Mpps, name, Done.ToModifications(), none);
        var tooLate = await client.NSetAsync(Normalized.Mpps, name, Done.ToModifications(), none);
        var elsewhere = await client.NSetAsync(Normalized.Mpps, "1.2.3", Done.ToModifications(), none);

        Assert.That(new[] { created, again, done, tooLate, elsewhere }.Select(a => (int)a.Status.Code), Is.EqualTo(new[] { 0x0000, 0x0111, 0x0000, 0x0110, 0x0112 }));
        Assert.That((tooLate.Status.ErrorComment, tooLate.ErrorId), Is.EqualTo(("Performed Procedure Step Object may no longer be updated", 0xA710)));
        Assert.That(PerformedProcedureStepRecord.FromDataset(steps[name]).Status, Is.EqualTo(PerformedProcedureStepStatus.Completed));
    }

    private static DicomNResponse Serve(Dictionary<string, DicomDataset> steps, object message)
    {
        if (message is DicomNCreateRequest create)
        {
            var name = create.AffectedSopInstanceUid ?? DicomUID.Generate().UID;
            var made = PerformedProcedureStepRules.Create(steps.ContainsKey(name), create.Dataset);
            if (made.Attributes is not null) steps[name] = made.Attributes;
            return made.Response with { AffectedSopInstanceUid = name };
        }

        var set = (DicomNSetRequest)message;
        var change = PerformedProcedureStepRules.Set(steps.GetValueOrDefault(set.RequestedSopInstanceUid), set.Dataset);
        if (change.Attributes is not null) steps[set.RequestedSopInstanceUid] = change.Attributes;
        return change.Response;
    }

    /// <summary>Leaves of the modifications nothing but a state; null leaves nothing.</summary>
    private static void Only(DicomDataset modifications, string? state)
    {
        foreach (var tag in modifications.Select(item => item.Tag).ToList()) modifications.Remove(tag);
        if (state is not null) modifications.AddOrUpdate(DicomTag.PerformedProcedureStepStatus, state);
    }

    private static DicomDataset Reread(DicomDataset dataset) =>
        DicomDatasetReader.Read(Samples.Encode(dataset, DicomTransferSyntax.ExplicitVRLittleEndian), DicomTransferSyntax.ExplicitVRLittleEndian);

    private static TestCaseData Creation(string name, bool exists, Action<DicomDataset> change, int status, params object[] offending) =>
        new TestCaseData(exists, change, status, offending).SetArgDisplayNames(name);

    private static TestCaseData Transition(string name, string? from, Action<DicomDataset> change, int status, params object[] offending) =>
        new TestCaseData(from, change, status, offending).SetArgDisplayNames(name);
}
