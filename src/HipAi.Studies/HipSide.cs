namespace HipAi.Studies;

/// <summary>Which hip of the patient: the patient's own right or left, never the viewer's.</summary>
public enum HipSide
{
    /// <summary>The patient's right hip (DICOM laterality R).</summary>
    Right,

    /// <summary>The patient's left hip (DICOM laterality L).</summary>
    Left,
}
