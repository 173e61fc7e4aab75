namespace HipAi.Scp.Administration;

/// <summary>Whether somebody has to look after something.</summary>
internal enum Gravity
{
    /// <summary>All is well.</summary>
    Fine,

    /// <summary>It helps itself, or can wait.</summary>
    Notice,

    /// <summary>It does not work until somebody does something.</summary>
    Trouble,
}
