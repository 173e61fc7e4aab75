namespace HipAi.Scp.Storage;

/// <summary>One entry of a study's timeline (requirement H1).</summary>
/// <param name="At">When it happened.</param>
/// <param name="What">What happened, in words without patient data.</param>
public sealed record StudyEvent(DateTimeOffset At, string What);
