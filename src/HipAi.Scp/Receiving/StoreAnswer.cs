using HipAi.Dicom.Network;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Receiving;

/// <summary>What the sender of an object is told.</summary>
/// <param name="Result">What became of the object.</param>
/// <param name="Status">What goes on the wire; a failure also gets the store's reason as its comment.</param>
/// <param name="Cause">When that is, in the words of the conformance statement.</param>
internal sealed record StoreAnswer(StoreResult Result, DicomStatus Status, string Cause);
