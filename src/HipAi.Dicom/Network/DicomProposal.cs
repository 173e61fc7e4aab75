namespace HipAi.Dicom.Network;

/// <summary>One SOP class a client wants to speak, in one or more transfer syntaxes.</summary>
/// <param name="AbstractSyntax">SOP class UID.</param>
/// <param name="TransferSyntaxes">Transfer syntax UIDs, at least one.</param>
public sealed record DicomProposal(string AbstractSyntax, params IReadOnlyList<string> TransferSyntaxes);
