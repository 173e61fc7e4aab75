namespace HipAi.Scp.Commands;

/// <summary>What a verb speaks to: results go to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandContext(TextWriter Out, TextWriter Error, TimeProvider Time);
