namespace HipAi.Scp.Operations.Backup;

/// <summary>What a backup did.</summary>
/// <param name="Linked">Files that got a second name on the same disk.</param>
/// <param name="Copied">Files whose bytes were copied.</param>
/// <param name="Kept">Files that an earlier backup had brought already.</param>
/// <param name="Missing">Files that the database names and that are not there, as paths below the data folder.</param>
internal sealed record BackupReport(int Linked, int Copied, int Kept, IReadOnlyList<string> Missing);
