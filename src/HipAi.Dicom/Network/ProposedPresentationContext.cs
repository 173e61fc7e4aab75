namespace HipAi.Dicom.Network;

/// <summary>A presentation context as a requestor proposes it (PS3.8 9.3.2.2).</summary>
/// <param name="Id">Odd, 1 to 255.</param>
/// <param name="AbstractSyntax">SOP class UID.</param>
/// <param name="TransferSyntaxes">Transfer syntax UIDs, at least one; their order carries no preference.</param>
public sealed record ProposedPresentationContext(byte Id, string AbstractSyntax, IReadOnlyList<string> TransferSyntaxes);
