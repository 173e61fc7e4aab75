using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>
/// What is spoken on an association: the one table of SOP classes. A class that is not here is
/// refused at negotiation, so that nothing is silently dropped (requirement A12). Classes that are not radiographs are
/// taken because modalities send them with the study; they are kept and never judged.
/// </summary>
internal static class StorageClasses
{
    /// <summary>The storage SOP classes.</summary>
    public static IReadOnlyList<DicomUID> Classes { get; } =
    [
        DicomUID.ComputedRadiographyImageStorage,
        DicomUID.DigitalXRayImageStorageForPresentation,
        DicomUID.DigitalXRayImageStorageForProcessing,
        DicomUID.SecondaryCaptureImageStorage,
        DicomUID.MultiFrameSingleBitSecondaryCaptureImageStorage,
        DicomUID.MultiFrameGrayscaleByteSecondaryCaptureImageStorage,
        DicomUID.MultiFrameGrayscaleWordSecondaryCaptureImageStorage,
        DicomUID.MultiFrameTrueColorSecondaryCaptureImageStorage,
        DicomUID.CTImageStorage,
        DicomUID.XRayAngiographicImageStorage,
        DicomUID.XRayRadiofluoroscopicImageStorage,
        DicomUID.GrayscaleSoftcopyPresentationStateStorage,
        DicomUID.ColorSoftcopyPresentationStateStorage,
        DicomUID.PseudoColorSoftcopyPresentationStateStorage,
        DicomUID.BlendingSoftcopyPresentationStateStorage,
        DicomUID.BasicTextSRStorage,
        DicomUID.EnhancedSRStorage,
        DicomUID.ComprehensiveSRStorage,
        DicomUID.Comprehensive3DSRStorage,
        DicomUID.ExtensibleSRStorage,
        DicomUID.XRayRadiationDoseSRStorage,
        DicomUID.KeyObjectSelectionDocumentStorage,
        DicomUID.EncapsulatedPDFStorage,
    ];

    /// <summary>Transfer syntaxes of the messages of Storage Commitment and of performed procedure steps, most wanted first.</summary>
    public static IReadOnlyList<string> MessageSyntaxes { get; } = [DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID];

    /// <summary>
    /// The policy with Storage Commitment beside it. A requestor may take both roles: who reports on an association of its own is the
    /// provider of the service and says so (PS3.4 J.3.3).
    /// </summary>
    public static PresentationPolicy WithCommitment(PresentationPolicy policy) => new(
        policy.AbstractSyntaxes.Select(uid => policy.RuleFor(uid)!)
            .Append(new PresentationRule(DicomUID.StorageCommitmentPushModel.UID, MessageSyntaxes) { RequestorRoles = DicomRoles.Both }));

    /// <summary>The policy with Modality Performed Procedure Step beside it.</summary>
    public static PresentationPolicy WithPerformedSteps(PresentationPolicy policy) => new(
        policy.AbstractSyntaxes.Select(uid => policy.RuleFor(uid)!)
            .Append(new PresentationRule(DicomUID.ModalityPerformedProcedureStep.UID, MessageSyntaxes)));

    /// <summary>The policy that negotiation follows.</summary>
    /// <param name="transferSyntaxes">UIDs of the transfer syntaxes that are offered for every class, most wanted first; at least one.</param>
    public static PresentationPolicy PolicyWith(IReadOnlyList<string> transferSyntaxes) => new(
        Classes.Prepend(DicomUID.Verification).ToDictionary(uid => uid.UID, _ => transferSyntaxes));
}
