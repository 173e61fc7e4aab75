namespace HipAi.Phantom.Foreign;

/// <summary>What a foreign thing moves with, and so the frame its mesh is told in.</summary>
internal enum ForeignAnchor
{
    /// <summary>The patient's trunk: x left, y posterior, z to the head, origin midway between the hips.</summary>
    Trunk,

    /// <summary>The right half of the pelvis, canonical hip frame.</summary>
    RightPelvis,

    /// <summary>The left half of the pelvis, canonical hip frame.</summary>
    LeftPelvis,

    /// <summary>The right femur, canonical hip frame.</summary>
    RightFemur,

    /// <summary>The left femur, canonical hip frame.</summary>
    LeftFemur,
}
