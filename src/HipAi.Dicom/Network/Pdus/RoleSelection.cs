namespace HipAi.Dicom.Network.Pdus;

/// <summary>Item 54 (PS3.7 D.3.3.4): which roles the requestor may take for a SOP class.</summary>
internal sealed record RoleSelection(string SopClassUid, bool IsScu, bool IsScp);
