namespace HipAi.Dicom.Network.Pdus;

/// <summary>The answer to one proposed presentation context (PS3.8 9.3.3.2).</summary>
/// <param name="Id">As proposed.</param>
/// <param name="Result">Accepted or why not.</param>
/// <param name="TransferSyntax">The one chosen; present but without meaning when not accepted; empty when a peer left it out.</param>
internal sealed record PresentationContextAnswer(byte Id, PresentationContextResult Result, string TransferSyntax);
