namespace HipAi.Phantom.Imaging;

/// <summary>How a device shows what lies outside the collimated field.</summary>
internal enum FieldBorder
{
    /// <summary>As it is: unexposed, hence white.</summary>
    White,

    /// <summary>An electronic shutter blackens it.</summary>
    Black,

    /// <summary>A shutter of middle grey.</summary>
    Grey,
}
