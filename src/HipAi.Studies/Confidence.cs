namespace HipAi.Studies;

/// <summary>How far a conclusion from a header can be trusted, least first (requirement B5).</summary>
public enum Confidence
{
    /// <summary>Nothing was concluded, or nothing is known of the trust in it.</summary>
    None,

    /// <summary>Read from the order alone, which tells of several images, or another attribute contradicts it.</summary>
    Low,

    /// <summary>Read from a text of the image, or followed by a rule.</summary>
    Medium,

    /// <summary>Read from an attribute that is made for it, and nothing contradicts it.</summary>
    High,
}
