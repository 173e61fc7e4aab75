using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>What the models found of a hip and what was signed of it, as indexes into the columns of the matrix.</summary>
/// <param name="Found">Index of the found class, 0 to 8.</param>
/// <param name="Signed">Index of the signed class, 0 to 8; <see cref="Rejected"/> or <see cref="Undecided"/>.</param>
/// <param name="IsStated">Whether the models stated it or left it open.</param>
internal readonly record struct Answer(int Found, int Signed, bool IsStated)
{
    /// <summary>None of the nine, or the images do not tell: a person said so.</summary>
    internal const int Rejected = HardwareClasses.Count;

    /// <summary>The models left it open, and the person who signed decided nothing.</summary>
    internal const int Undecided = HardwareClasses.Count + 1;

    /// <summary>Columns of the matrix.</summary>
    internal const int Columns = HardwareClasses.Count + 2;

    /// <summary>Whether a person's word stands beside the models'.</summary>
    internal bool IsDecided => Signed != Undecided;

    /// <summary>Whether they are the same.</summary>
    internal bool Agrees => Found == Signed;

    /// <summary>Of a hip; null when the models did not judge it.</summary>
    internal static Answer? Of(SignedHip hip) => hip.Found is not { } found
        ? null
        : new Answer((int)found, hip switch
        {
            { Verdict: HipVerdict.Rejected } => Rejected,
            { Signed: { } signed } => (int)signed,
            _ => Undecided,
        }, hip.FoundStatus == FindingStatus.Certain);
}
