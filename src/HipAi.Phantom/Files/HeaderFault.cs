namespace HipAi.Phantom.Files;

/// <summary>An attribute that says something wrong.</summary>
internal enum HeaderFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Protocol Name, Series and Study Description name the other side.</summary>
    SideInTexts,

    /// <summary>View Position and View Code Sequence name another projection.</summary>
    ViewPosition,

    /// <summary>Patient Orientation is that of the mirrored picture.</summary>
    Orientation,
}
