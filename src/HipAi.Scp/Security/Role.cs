namespace HipAi.Scp.Security;

/// <summary>What somebody is to the service (requirement H5). A person may have several.</summary>
public enum Role
{
    /// <summary>Reads, edits and signs.</summary>
    Radiologist,

    /// <summary>Keeps templates, destinations, users and tokens; never signs.</summary>
    Admin,

    /// <summary>Keeps images coming in and reports going out: sources, held studies, dead letters.</summary>
    Operator,

    /// <summary>A program with a token; never signs and manages nobody.</summary>
    Machine,
}
