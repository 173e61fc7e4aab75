namespace HipAi.Studies;

/// <summary>The part of the body an image shows, as coarse as the rules need it.</summary>
internal enum BodyRegion
{
    /// <summary>Nothing usable tells it.</summary>
    Unknown,

    /// <summary>The pelvis as a whole: both hips.</summary>
    Pelvis,

    /// <summary>A hip joint.</summary>
    Hip,

    /// <summary>Femur or thigh, which may or may not include the hip.</summary>
    Femur,

    /// <summary>Something that is neither hip nor pelvis.</summary>
    Elsewhere,
}
