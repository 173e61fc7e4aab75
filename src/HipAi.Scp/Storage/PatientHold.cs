using HipAi.Scp.Storage.Database;
using HipAi.Studies;
using Microsoft.EntityFrameworkCore;

namespace HipAi.Scp.Storage;

/// <summary>
/// Holds a study whose images do not name one patient (requirement A10): the image is kept, but nothing is judged, reported or delivered
/// until a person resolves it. What it writes names attributes, never their values.
/// </summary>
internal static class PatientHold
{
    /// <summary>Compares an image with what is known of its study's patient, fills in what was not known, or holds the study.</summary>
    /// <returns>Why the study is held since this image; null when it is not held, or was already.</returns>
    public static async Task<string?> CheckAsync(
        HipAiDbContext db, StudyRow study, StoredInstance instance, PatientIdentity patient, CancellationToken cancellationToken)
    {
        var known = RecordJson.Read<PatientIdentity>(study.PatientJson);
        var comparison = PatientComparison.Of(known, patient);
        if (comparison.OneSided.Count > 0)
            AddEvent(db, instance, $"Image {instance.SopInstanceUid}: not compared, since only one side has it: {string.Join(", ", comparison.OneSided)}");
        if (comparison.MayBeOnePatient || IsConfirmed(study, patient))
        {
            if (!comparison.MayBeOnePatient)
            {
                AddEvent(db, instance, $"Image {instance.SopInstanceUid} is of an identity that a person confirmed to be of the same patient");
                return null;
            }

            study.PatientJson = RecordJson.Write(known.FilledFrom(patient));
            return null;
        }

        var differing = string.Join(", ", comparison.Differing);
        AddEvent(db, instance, $"Image {instance.SopInstanceUid} differs from the study's patient in {differing}: held");
        return study.State == StudyState.Held ? null : await HoldAsync(db, study, instance, differing, cancellationToken);
    }

    private static async Task<string> HoldAsync(
        HipAiDbContext db, StudyRow study, StoredInstance instance, string differing, CancellationToken cancellationToken)
    {
        var reason = $"The images do not name one patient: they differ in {differing}. No report is made until a person resolves it.";
        var wasDelivered = await db.Deliveries.AnyAsync(d => d.StudyInstanceUid == study.StudyInstanceUid, cancellationToken);
        if (wasDelivered || await db.Outbox.AnyAsync(o => o.StudyInstanceUid == study.StudyInstanceUid && o.State == DeliveryState.Waiting, cancellationToken))
        {
            // A report that waits for a destination may be sent at this moment: that is said, too.
            var earlier = $"A report of this study {(wasDelivered ? "was delivered" : "may have been delivered")} before: it may be of the wrong patient.";
            AddEvent(db, instance, earlier);
            reason = $"{reason} {earlier}";
        }

        study.State = StudyTransitions.Step(study.State, StudyState.Held);
        study.Reason = reason;
        StudyOpening.Shut(study);
        return reason;
    }

    /// <summary>Whether a person said of such an identity that it is the same patient.</summary>
    private static bool IsConfirmed(StudyRow study, PatientIdentity patient) => study.ConfirmedPatientsJson is { } json
        && RecordJson.Read<IReadOnlyList<PatientIdentity>>(json).Any(confirmed => PatientComparison.Of(confirmed, patient) is { MayBeOnePatient: true, OneSided.Count: 0 });

    private static void AddEvent(HipAiDbContext db, StoredInstance instance, string what) =>
        db.Events.Add(new EventRow { StudyInstanceUid = instance.StudyInstanceUid, At = instance.ReceivedAt, What = what });
}
