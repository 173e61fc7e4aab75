using System.Net;
using HipAi.Dicom.Imaging.Codecs;

namespace HipAi.Scp.Administration.Sources;

/// <summary>The listener as the desk sees it: the edge at which a test puts its own.</summary>
/// <param name="Plain">Where it listens without TLS; null where it does not.</param>
/// <param name="Tls">Where it listens for TLS; null where it does not.</param>
/// <param name="Syntaxes">What was found of each transfer syntax at start.</param>
internal sealed record ReceivingState(Func<IPEndPoint?> Plain, Func<IPEndPoint?> Tls, Func<IReadOnlyList<TransferSyntaxVerdict>> Syntaxes);
