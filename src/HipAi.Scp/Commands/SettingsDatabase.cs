using System.Data.Common;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Commands;

/// <summary>The database that settings name, for a verb that works beside a running service.</summary>
internal static class SettingsDatabase
{
    /// <summary>Opens it and does something with it.</summary>
    /// <param name="settings">As <c>--set</c> gives them.</param>
    /// <param name="use">What to do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">There is none, or it cannot be used.</exception>
    /// <exception cref="ConfigurationException">Settings are wrong.</exception>
    internal static async Task<int> UseAsync(string[] settings, Func<HipAiDatabase, DataFolder, Task<int>> use, CancellationToken cancellationToken)
    {
        var (options, paths) = HipAiHost.ReadSettings([.. settings.Select(setting => "--" + setting)]);
        var folder = new DataFolder(paths.StorageRoot, NodeNames.Of(options.Storage));
        if (options.Storage.Database.Length == 0 && !File.Exists(folder.DatabaseFile)) throw new CommandException($"'{folder.Root}' is no data folder: there is no database in it.");
        using var database = new HipAiDatabase(DatabaseEngines.For(options.Storage, folder));
        try
        {
            await database.PrepareAsync(cancellationToken);
            return await use(database, folder);
        }
        catch (DbException fault)
        {
            throw new CommandException($"The database of '{folder.Root}' cannot be used ({StorageFault.Describe(fault)}).", fault);
        }
    }
}
