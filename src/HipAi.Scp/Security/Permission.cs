namespace HipAi.Scp.Security;

/// <summary>What somebody may do (requirement H5). Each page and endpoint names exactly one; its name is the name of the policy.</summary>
public enum Permission
{
    /// <summary>See studies: work list, images, findings, reports, timelines.</summary>
    ReadStudies,

    /// <summary>Decide on hips, edit and sign reports.</summary>
    Review,

    /// <summary>See how findings and signed reports agree, without patients.</summary>
    Measure,

    /// <summary>Write, publish and roll back templates.</summary>
    EditTemplates,

    /// <summary>See destinations and send dead letters again.</summary>
    ManageDeliveries,

    /// <summary>See sources, refusals and models; resolve studies that are held.</summary>
    Operate,

    /// <summary>Manage users, roles and tokens.</summary>
    ManageUsers,

    /// <summary>Read and verify the audit trail.</summary>
    ReadAudit,
}
