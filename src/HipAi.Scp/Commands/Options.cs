using System.CommandLine;
using System.Globalization;

namespace HipAi.Scp.Commands;

/// <summary>Options whose range is checked when the command line is read, so that nothing is begun with a wrong one.</summary>
internal static class Options
{
    /// <summary>A whole number in a range.</summary>
    internal static Option<int> Number(string name, string description, int min, int max, int fallback)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.Validators.Add(result => Check(result, name, () =>
        {
            var value = result.GetValue(option);
            return value >= min && value <= max ? null : string.Create(CultureInfo.InvariantCulture, $"{value} is not from {min} to {max}");
        }));
        return option;
    }

    /// <summary>A decimal number in a range.</summary>
    internal static Option<double> Decimal(string name, string description, double min, double max, double fallback)
    {
        var option = new Option<double>(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.Validators.Add(result => Check(result, name, () =>
        {
            var value = result.GetValue(option);
            return value >= min && value <= max ? null : string.Create(CultureInfo.InvariantCulture, $"{value} is not from {min} to {max}");
        }));
        return option;
    }

    /// <summary>One of an enumeration's names, in lower case; anything else is refused with the names there are.</summary>
    internal static Option<T> Choice<T>(string name, string description, T fallback)
        where T : struct, Enum
    {
        var choices = Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant()).ToArray();
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (choices.Contains(word)) return Enum.Parse<T>(word, ignoreCase: true);
                result.AddError($"Option '{name}': '{word}' is none of {string.Join(", ", choices)}.");
                return fallback;
            },
        };
        option.CompletionSources.Add(choices);
        return option;
    }

    /// <summary>Several of a table's codes, separated by commas; none given means all.</summary>
    internal static Option<IReadOnlyList<T>> Several<T>(string name, string description, IReadOnlyList<(string Code, T Value)> table)
    {
        var option = new Option<IReadOnlyList<T>>(name)
        {
            Description = $"{description} One or more of {string.Join(", ", table.Select(row => row.Code))}; separated by commas.",
            HelpName = "CODE,CODE",
            DefaultValueFactory = _ => [],
            CustomParser = result =>
            {
                var values = new List<T>();
                foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
                {
                    if (table.Any(row => row.Code == word)) values.Add(table.First(row => row.Code == word).Value);
                    else result.AddError($"Option '{name}': '{word}' is none of {string.Join(", ", table.Select(row => row.Code))}.");
                }

                return values;
            },
        };
        option.CompletionSources.Add([.. table.Select(row => row.Code)]);
        return option;
    }

    /// <summary>A folder or other text that must not be blank.</summary>
    internal static Option<string> Text(string name, string description, string? fallback = null)
    {
        var option = new Option<string>(name) { Description = description, Required = fallback is null };
        if (fallback is not null) option.DefaultValueFactory = _ => fallback;
        option.Validators.Add(result =>
            Check(result, name, () => string.IsNullOrWhiteSpace(result.GetValue(option)) ? "it is blank" : null));
        return option;
    }

    /// <summary>An application entity title, PS3.5 6.2: 1 to 16 printable characters without backslash.</summary>
    internal static Option<string> AeTitle(string name, string description, string fallback)
    {
        var option = Text(name, description, fallback);
        option.Validators.Add(result => Check(result, name, () =>
            result.GetValue(option) is { Length: > 16 } or null || result.GetValue(option)!.Any(c => c is < ' ' or > '~' or '\\')
                ? "an AE title has 1 to 16 printable ASCII characters and no backslash"
                : null));
        return option;
    }

    /// <summary>Settings of the service, over those of appsettings.json and the environment.</summary>
    internal static Option<string[]> Settings()
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting as NAME=VALUE, for example HipAi:Receiving:Port=11113; may be given more than once. " +
                "Without it, appsettings.json and the environment decide.",
            HelpName = "NAME=VALUE",
        };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"Option '--set': '{token.Value}' is not NAME=VALUE.");
        });
        return settings;
    }

    private static void Check(System.CommandLine.Parsing.OptionResult result, string name, Func<string?> fault)
    {
        try
        {
            if (fault() is { } cause) result.AddError($"Option '{name}': {cause}.");
        }
        catch (InvalidOperationException)
        {
            // The text is no such value at all: the parser tells that by itself.
        }
    }
}
