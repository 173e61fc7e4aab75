namespace HipAi.KillMatrix.Tests;

/// <summary>One image as a modality has it, and what became of it.</summary>
/// <param name="Study">Study Instance UID.</param>
/// <param name="Uid">SOP Instance UID.</param>
/// <param name="DataSet">The data set as it is sent.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
internal sealed record SentImage(string Study, string Uid, byte[] DataSet, string Sha256)
{
    /// <summary>Whether 0000 came, ever.</summary>
    public bool IsAnswered { get; set; }
}
