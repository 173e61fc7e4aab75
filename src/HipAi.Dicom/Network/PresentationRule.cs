namespace HipAi.Dicom.Network;

/// <summary>How one abstract syntax is spoken here.</summary>
/// <param name="AbstractSyntax">SOP class UID.</param>
/// <param name="TransferSyntaxes">Transfer syntax UIDs, most wanted first, at least one.</param>
public sealed record PresentationRule(string AbstractSyntax, params IReadOnlyList<string> TransferSyntaxes)
{
    /// <summary>
    /// What a requestor may be (PS3.7 D.3.3.4). Who asks for less gets less; nobody gets more than asked for.
    /// <value>Default <see cref="DicomRoles.Scu"/>: we provide, the peer uses.</value>
    /// </summary>
    public DicomRoles RequestorRoles { get; init; } = DicomRoles.Scu;

    /// <summary>
    /// Answers the application information of SOP Class Extended Negotiation (PS3.7 D.3.3.5); a null answer is none. Must be
    /// pure. <value>Default null: never answered, so that the defaults of the service hold.</value>
    /// </summary>
    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>? AnswerExtendedNegotiation { get; init; }
}
