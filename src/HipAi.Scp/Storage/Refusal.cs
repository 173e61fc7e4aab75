namespace HipAi.Scp.Storage;

/// <summary>An association, or an attempt at one, that was refused (requirements A2, H1).</summary>
/// <param name="At">When.</param>
/// <param name="Peer">Address of the peer; empty when unknown.</param>
/// <param name="CallingAeTitle">Calling AE title; empty when no request arrived.</param>
/// <param name="CalledAeTitle">Called AE title; empty when no request arrived.</param>
/// <param name="Reason">What was seen and what was answered.</param>
public sealed record Refusal(DateTimeOffset At, string Peer, string CallingAeTitle, string CalledAeTitle, string Reason);
