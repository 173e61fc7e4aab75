using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>Why an association is not admitted, and what its requestor is told (PS3.8 Table 9-21).</summary>
/// <param name="Rejection">What goes on the wire.</param>
/// <param name="Cause">Why, in the words of the conformance statement.</param>
internal sealed record AdmissionRefusal(AssociationRejection Rejection, string Cause)
{
    /// <summary>The address is in none of the allowed networks.</summary>
    public static AdmissionRefusal Source { get; } = new(
        AssociationRejection.CallingAeTitleNotRecognized, "The address of the requestor is in none of the networks of `HipAi:Receiving:AllowedSources`");

    /// <summary>The certificate on the TLS port names nobody who may send.</summary>
    public static AdmissionRefusal CertificateSubject { get; } = new(
        AssociationRejection.CallingAeTitleNotRecognized,
        "On the TLS port: the subject of the requestor's certificate is not in `HipAi:Receiving:Tls:AllowedSubjects`");

    /// <summary>We are not called by our title.</summary>
    public static AdmissionRefusal CalledTitle { get; } = new(
        AssociationRejection.CalledAeTitleNotRecognized,
        "`HipAi:Receiving:RequireCalledAeTitle` is set and the called AE title is not `HipAi:Receiving:AeTitle`");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AdmissionRefusal> All { get; } = [Source, CertificateSubject, CalledTitle];
}
