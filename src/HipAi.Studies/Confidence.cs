namespace HipAi.Studies;

/// <summary>How far a conclusion from a header can be trusted, least first (requirement B5).</summary>
public enum Confidence
{
    /// <summary>Nothing was concluded, or nothing is known of the trust in it.</summary>
    None,

    /// <summary>Read at least in part from the order, which tells of several images, or from the orientation, which tells the plane only; or contradicted.</summary>
    Low,

    /// <summary>Read from a text of the image at least in part, or followed by a rule.</summary>
    Medium,

    /// <summary>Read from attributes that are made for it alone, and nothing contradicts it.</summary>
    High,
}
