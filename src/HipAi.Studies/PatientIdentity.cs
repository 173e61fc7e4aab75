namespace HipAi.Studies;

/// <summary>What one header says of who the patient is. Missing values are empty; padding and case are as sent.</summary>
/// <param name="PatientName">Patient's Name (0010,0010): up to three groups between equals signs, components between carets (PS3.5 6.2.1).</param>
/// <param name="PatientId">Patient ID (0010,0020).</param>
/// <param name="IssuerOfPatientId">Issuer of Patient ID (0010,0021): within which the Patient ID is unique.</param>
/// <param name="PatientBirthDate">Patient's Birth Date (0010,0030) as DICOM DA.</param>
/// <param name="PatientSex">Patient's Sex (0010,0040).</param>
public sealed record PatientIdentity(
    string PatientName, string PatientId, string IssuerOfPatientId, string PatientBirthDate, string PatientSex)
{
    /// <summary>Nothing known.</summary>
    public static PatientIdentity Unknown { get; } = new("", "", "", "", "");

    /// <summary>This identity with what it lacks taken from another of the same patient; what both have stays as it is here.</summary>
    /// <param name="other">The other; one that <see cref="PatientComparison.Of"/> finds no difference with.</param>
    public PatientIdentity FilledFrom(PatientIdentity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new PatientIdentity(
            Either(PatientName, other.PatientName),
            Either(PatientId, other.PatientId),
            // An issuer belongs to the Patient ID it came with.
            string.IsNullOrWhiteSpace(other.PatientId) ? IssuerOfPatientId : Either(IssuerOfPatientId, other.IssuerOfPatientId),
            Either(PatientBirthDate, other.PatientBirthDate),
            Either(PatientSex, other.PatientSex));
    }

    private static string Either(string mine, string others) => string.IsNullOrWhiteSpace(mine) ? others : mine;
}
