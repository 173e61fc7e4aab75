namespace HipAi.Scp.Security.Users;

/// <summary>What a password must be (requirement H5): long, and not what is tried first. No rule of kinds of characters: those make passwords worse.</summary>
internal static class PasswordRule
{
    /// <summary>Fewest characters.</summary>
    internal const int Shortest = 12;

    /// <summary>Most characters.</summary>
    internal const int Longest = 128;

    /// <summary>What is tried first, among those that are long enough; compared without capitals, digits at the end, and signs.</summary>
    private static readonly string[] Common =
    [
        "password", "passwordpassword", "passw", "letmein", "letmeinletmein", "qwertyuiop", "qwertyuiopasdf", "qwertz", "qwertzuiop", "asdfghjkl", "administrator",
        "adminadmin", "adminadminadmin", "changeme", "changemechangeme", "welcome", "welcomewelcome", "radiology", "radiologist", "hospital", "hospitalhospital", "abcdefghijkl",
        "abcdefghijklm", "iloveyou", "iloveyouiloveyou", "sunshine", "correcthorsebatterystaple", "hipai", "hipaihipai", "secret", "secretsecret", "topsecret",
    ];

    /// <summary>The rule in words.</summary>
    internal const string Words = "12 to 128 characters; not the name, not one that is tried first. A few words in a row make a good one.";

    /// <summary>Why a password cannot be used; null when it can.</summary>
    /// <param name="password">The password.</param>
    /// <param name="name">Name of its user.</param>
    internal static string? WhyNot(string password, string name)
    {
        if (password.Length < Shortest) return $"The password has {password.Length} characters; at least {Shortest} are wanted.";
        if (password.Length > Longest) return $"The password has {password.Length} characters; at most {Longest} can be kept.";
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase)) return "The password contains the user's name.";
        if (password.Distinct().Count() < 5) return "The password repeats a few characters only.";
        return IsCommon(password) ? "The password is one of those that are tried first." : null;
    }

    private static bool IsCommon(string password)
    {
        var letters = string.Concat(password.Where(char.IsLetter)).ToLowerInvariant();
        return letters.Length == 0 ? "01234567890123456789".Contains(string.Concat(password.Where(char.IsDigit)), StringComparison.Ordinal) : Common.Contains(letters);
    }
}
