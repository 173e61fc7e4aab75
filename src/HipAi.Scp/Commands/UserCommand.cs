using System.CommandLine;
using System.Globalization;
using HipAi.Scp.Security;
using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Storage.Database;

namespace HipAi.Scp.Commands;

/// <summary><c>hipai user</c>: for an admin who cannot sign in any more. Whoever may read the data folder may do it.</summary>
internal static class UserCommand
{
    internal static Command Create(CommandContext context) =>
        new("user", "Lists users, or gives one a new password. The service may be running.") { CreateList(context), CreateReset(context) };

    private static Command CreateList(CommandContext context)
    {
        var settings = Options.Settings();
        var command = new Command("list", "Lists users: name, roles, state.") { settings };
        command.SetAction((parsed, ct) => SettingsDatabase.UseAsync(
            parsed.GetValue(settings) ?? [],
            async (database, _) =>
            {
                foreach (var user in await Ledger(database, context).ListAsync(ct)) await context.Out.WriteLineAsync(Line(user, context.Time.GetUtcNow()));
                return ExitCodes.Done;
            },
            ct));
        return command;
    }

    private static Command CreateReset(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the user." };
        var settings = Options.Settings();
        var command = new Command("reset", "Gives a user a new password that must be changed at the next sign-in; ends sessions and lock-out.") { name, settings };
        command.SetAction((parsed, ct) => SettingsDatabase.UseAsync(
            parsed.GetValue(settings) ?? [],
            async (database, _) =>
            {
                try
                {
                    await context.Out.WriteLineAsync(await Ledger(database, context).ResetPasswordAsync(parsed.GetRequiredValue(name), Doer.CommandLine, ct));
                    return ExitCodes.Done;
                }
                catch (UserRefusedException refused)
                {
                    throw new CommandException($"NAME: {refused.Message}", refused);
                }
            },
            ct));
        return command;
    }

    private static UserLedger Ledger(HipAiDatabase database, CommandContext context) => new(database, new Passwords(), new Sessions(database, context.Time), context.Time);

    private static string Line(UserAccount user, DateTimeOffset now)
    {
        var state = user.IsDisabled ? "disabled" : user.LockedUntil > now ? string.Create(CultureInfo.InvariantCulture, $"locked out until {user.LockedUntil:u}") : "active";
        return $"{user.Name}  {UserAccount.Text(user.Roles)}  {state}{(user.MustChangePassword ? ", must change password" : "")}";
    }
}
