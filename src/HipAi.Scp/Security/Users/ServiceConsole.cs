namespace HipAi.Scp.Security.Users;

/// <summary>Where the service tells whoever started it what no log may keep.</summary>
/// <param name="Out">Standard output, or what a test reads.</param>
internal sealed record ServiceConsole(TextWriter Out);
