namespace HipAi.Scp.Receiving;

/// <summary>A part of an association that does not match a source.</summary>
/// <param name="Refusal">What is answered for that.</param>
/// <param name="Cause">What was seen, for the operator: <c>calling AE title 'CT2' is none of its titles</c>.</param>
internal sealed record SourceMiss(AdmissionRefusal Refusal, string Cause);
