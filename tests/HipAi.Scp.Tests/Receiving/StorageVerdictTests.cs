using HipAi.Scp.Receiving;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Requirement B7: every class that is taken has a verdict, and only radiographs may be judged.</summary>
[Category("B7")]
public sealed class StorageVerdictTests
{
    private static readonly string[] Judged = ["1.2.840.10008.5.1.4.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1", "1.2.840.10008.5.1.4.1.1.7"];

    private static IEnumerable<TestCaseData> Classes() =>
        StorageClasses.Classes.Select(uid => new TestCaseData(uid.UID).SetName($"{uid.UID} has a verdict"));

    [TestCaseSource(nameof(Classes))]
    public void A_storage_class_is_judged_or_left_out_by_name(string sopClassUid)
    {
        var pelvis = new ImageDescription
        {
            SopClassUid = sopClassUid, Modality = "CR", ViewPosition = "AP", BodyPartExamined = "PELVIS", SeriesDescription = "Pelvis AP",
        };

        var reason = RelevanceRules.WhyExcluded(pelvis, RadiographView.ApPelvis);

        if (Judged.Contains(sopClassUid)) Assert.That(reason, Is.Null);
        else Assert.That(reason, Does.StartWith("not a radiograph: ").Or.StartsWith("raw detector data").And.Not.Contains(sopClassUid));
    }
}
