namespace HipAi.Dicom.Network;

/// <summary>Why an association is no more.</summary>
/// <param name="End">The kind of end, for counting.</param>
/// <param name="Reason">One sentence for a log: what was seen or done.</param>
public sealed record AssociationClosure(AssociationEnd End, string Reason);
