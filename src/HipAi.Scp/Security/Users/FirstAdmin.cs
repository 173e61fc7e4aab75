using HipAi.Scp.Configuration;

namespace HipAi.Scp.Security.Users;

/// <summary>Makes the first user, so that somebody can sign in (requirement H5).</summary>
/// <param name="users">The users.</param>
/// <param name="options">May hold the password to give it.</param>
/// <param name="console">Where the password is told, once. Not the log: that is kept, and travels.</param>
/// <param name="log">Says that it was made.</param>
internal sealed class FirstAdmin(UserLedger users, ReviewOptions options, ServiceConsole console, ILogger<FirstAdmin> log)
{
    /// <summary>Its name.</summary>
    internal const string Name = "admin";

    /// <summary>Makes it where there is no user at all; of several nodes that start together one does.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var wanted = options.AdminPassword.Length > 0 ? options.AdminPassword : null;
        var draft = new UserDraft(Name, new PersonNameParts("Administrator", "", ""), "", [Role.Admin]);
        if (await users.CreateFirstAsync(draft, wanted, Doer.Service, ct) is not { } password) return;
        SecurityLog.FirstUser(log, Name);
        await console.Out.WriteLineAsync(wanted is null ? Block(password) : $"First start: user '{Name}' has the password of HipAi:Review:AdminPassword.");
    }

    private static string Block(string password) => $"""

        ==============================================================
          FIRST START: sign in on the web pages and change the password
            user      {Name}
            password  {password}
          It is shown this once. Lost? hipai user reset {Name}
        ==============================================================

        """;
}
