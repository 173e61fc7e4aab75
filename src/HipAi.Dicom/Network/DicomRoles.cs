namespace HipAi.Dicom.Network;

/// <summary>The roles of an application entity in a service (PS3.7 D.3.3.4).</summary>
[Flags]
public enum DicomRoles
{
    /// <summary>None: the class cannot be used.</summary>
    None = 0,

    /// <summary>Service class user: invokes operations. What a requestor is when nothing is negotiated.</summary>
    Scu = 1,

    /// <summary>Service class provider: performs them.</summary>
    Scp = 2,

    /// <summary>Either.</summary>
    Both = Scu | Scp,
}
