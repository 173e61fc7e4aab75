using System.Data.Common;

namespace HipAi.Scp.Storage.Database;

/// <summary>Says of an exception what it is really about.</summary>
internal static class DatabaseTrouble
{
    /// <summary>The database's own exception, where the mapper has put it into one that tells nothing (a connection that broke); else the same.</summary>
    public static Exception Of(Exception fault) => fault is InvalidOperationException { InnerException: DbException inner } ? inner : fault;
}
