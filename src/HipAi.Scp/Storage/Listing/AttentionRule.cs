using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Storage.Listing;

/// <summary>From where a study stands to what it asks for. Pure.</summary>
internal static class AttentionRule
{
    /// <summary>What a study asks for.</summary>
    internal static Attention Of(StudyRow study) => study.State switch
    {
        StudyState.Quarantined or StudyState.Held or StudyState.Discontinued => Attention.Held,
        // Delivered, and something must be known of it: its procedure step was discontinued afterwards.
        StudyState.Delivered or StudyState.Reviewed when study.Reason is not null => Attention.Held,
        StudyState.Receiving or StudyState.Settled or StudyState.Inferred => Attention.InProgress,
        // A draft that came after the signature has not been seen by anybody: the study is open again (requirement B4).
        StudyState.Reviewed when study is { SignedAt: not null, HasOffer: false } => Attention.Signed,
        _ => study.IsOpen ? Attention.Specify : Attention.Drafted,
    };
}
