using HipAi.Dicom.Data;

namespace HipAi.Scp.Conformance;

/// <summary>An attribute of received objects that HipAI looks at.</summary>
/// <param name="Tag">Which.</param>
/// <param name="Use">What for.</param>
internal sealed record ObjectAttribute(DicomTag Tag, string Use);
