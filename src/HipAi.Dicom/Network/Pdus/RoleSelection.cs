namespace HipAi.Dicom.Network.Pdus;

/// <summary>Item 54 (PS3.7 D.3.3.4): which roles the requestor may take for a SOP class.</summary>
internal sealed record RoleSelection(string SopClassUid, bool IsScu, bool IsScp)
{
    /// <summary>The same as flags.</summary>
    public DicomRoles Roles => (IsScu ? DicomRoles.Scu : DicomRoles.None) | (IsScp ? DicomRoles.Scp : DicomRoles.None);

    /// <summary>An item of flags.</summary>
    public static RoleSelection Of(string sopClassUid, DicomRoles roles) =>
        new(sopClassUid, roles.HasFlag(DicomRoles.Scu), roles.HasFlag(DicomRoles.Scp));
}
