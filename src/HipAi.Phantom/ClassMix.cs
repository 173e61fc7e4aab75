namespace HipAi.Phantom;

/// <summary>How often each hardware class is drawn.</summary>
public enum ClassMix
{
    /// <summary>All nine classes alike for the hip a study is about: for training and demonstrations.</summary>
    Balanced,

    /// <summary>As in the test set of the source paper: 32 % without hardware, 17 % total hip arthroplasty and so on.</summary>
    Paper,
}
