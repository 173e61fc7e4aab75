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

    /// <summary>With sources: the one that comes nearest does not call itself so.</summary>
    public static AdmissionRefusal CallingTitle { get; } = new(
        AssociationRejection.CallingAeTitleNotRecognized,
        "With `HipAi:Receiving:Sources`: the calling AE title is none of the `CallingAeTitles` of the source that comes nearest");

    /// <summary>With sources: the one that comes nearest calls us by another title.</summary>
    public static AdmissionRefusal SourceCalledTitle { get; } = new(
        AssociationRejection.CalledAeTitleNotRecognized,
        "With `HipAi:Receiving:Sources`: the called AE title is none of the `CalledAeTitles` of the source that comes nearest");

    /// <summary>With sources: the one that comes nearest comes from elsewhere.</summary>
    public static AdmissionRefusal SourceAddress { get; } = new(
        AssociationRejection.CallingAeTitleNotRecognized,
        "With `HipAi:Receiving:Sources`: the address of the requestor is in none of the `Networks` of the source that comes nearest");

    /// <summary>With sources: the one that comes nearest shows another certificate.</summary>
    public static AdmissionRefusal SourceCertificate { get; } = new(
        AssociationRejection.CallingAeTitleNotRecognized,
        "With `HipAi:Receiving:Sources`: the source that comes nearest has `CertificateSubjects`, and the requestor shows none of them or comes without TLS");

    /// <summary>With sources: this one has no place left.</summary>
    public static AdmissionRefusal SourceLimit { get; } = new(
        AssociationRejection.LocalLimitExceeded, "As many associations are open as the source's own `MaximumAssociations` allows");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AdmissionRefusal> All { get; } =
        [Source, CertificateSubject, CallingTitle, SourceCalledTitle, SourceAddress, SourceCertificate, CalledTitle, SourceLimit];
}
