using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace HipAi.Scp.Configuration;

/// <summary>
/// Reads the settings of the section <c>HipAi</c>. The framework's binder stops at the first value it cannot convert and
/// ignores misspelt names; here every error is gathered, since an administrator wants to hear of all at once.
/// </summary>
internal static class OptionsBinder
{
    /// <summary>Reads the section; wrong and unknown settings are added to <paramref name="errors"/> and left at their default.</summary>
    public static HipAiOptions Read(IConfiguration configuration, List<SettingError> errors)
    {
        var options = new HipAiOptions();
        var rooms = typeof(HipAiOptions).GetProperties().ToDictionary(room => room.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var section in configuration.GetSection(HipAiOptions.SectionName).GetChildren())
        {
            if (rooms.TryGetValue(section.Key, out var room)) ReadRoom(section, room.GetValue(options)!, errors);
            else errors.Add(new SettingError(section.Path, section.Value ?? "", $"no such section; there are {string.Join(", ", rooms.Keys)}"));
        }

        return options;
    }

    private static void ReadRoom(IConfigurationSection section, object room, List<SettingError> errors)
    {
        var settings = room.GetType().GetProperties().ToDictionary(setting => setting.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var value in section.GetChildren())
        {
            if (!settings.TryGetValue(value.Key, out var setting))
                errors.Add(new SettingError(value.Path, value.Value ?? "", $"no such setting; there are {string.Join(", ", settings.Keys)}"));
            else if (ElementOf(setting.PropertyType) is { } element)
                ReadList(value, room, setting, element, errors);
            else if (IsSection(setting.PropertyType))
                ReadRoom(value, setting.GetValue(room)!, errors);
            else if (value.Value is null)
                errors.Add(new SettingError(value.Path, "", "a single value is wanted here"));
            else
                Set(room, setting, value.Path, value.Value, errors);
        }
    }

    /// <summary>Settings below settings: a class of ours, where all else is a single value.</summary>
    private static bool IsSection(Type type) => type.IsClass && type != typeof(string);

    /// <summary>What a list is a list of; null for what is none.</summary>
    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static void ReadList(IConfigurationSection section, object room, PropertyInfo setting, Type element, List<SettingError> errors)
    {
        // An empty list in JSON comes as a setting with an empty value.
        var entries = section.GetChildren().ToList();
        if (!string.IsNullOrEmpty(section.Value))
            errors.Add(new SettingError(section.Path, section.Value, $"a list is wanted here: {section.Key}:0, {section.Key}:1 and so on, or [ ] in JSON"));
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Key != i.ToString(CultureInfo.InvariantCulture))
                errors.Add(new SettingError(entries[i].Path, entries[i].Value ?? "", "the entries of a list are numbered 0, 1, 2 and so on, none left out"));

        var list = Array.CreateInstance(element, entries.Count);
        for (var i = 0; i < entries.Count; i++) list.SetValue(Entry(entries[i], element, errors), i);
        setting.SetValue(room, list);
    }

    private static object Entry(IConfigurationSection entry, Type element, List<SettingError> errors)
    {
        if (element == typeof(string))
        {
            if (entry.Value is null) errors.Add(new SettingError(entry.Path, "", "a single value is wanted here"));
            return entry.Value ?? "";
        }

        if (!string.IsNullOrEmpty(entry.Value)) errors.Add(new SettingError(entry.Path, entry.Value, "settings by name are wanted here, not a single value"));
        var made = Activator.CreateInstance(element)!;
        ReadRoom(entry, made, errors);
        return made;
    }

    private static void Set(object room, PropertyInfo setting, string path, string text, List<SettingError> errors)
    {
        try
        {
            setting.SetValue(room, TypeDescriptor.GetConverter(setting.PropertyType).ConvertFromString(null, CultureInfo.InvariantCulture, text));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            // Each converter has its own exceptions for text it cannot read.
            errors.Add(new SettingError(path, text, $"not {Wanted(setting.PropertyType)}"));
        }
    }

    private static string Wanted(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 when !type.IsEnum => "a whole number in range",
        _ when type == typeof(TimeSpan) => "a time span such as 00:01:00 (hours:minutes:seconds)",
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => $"a {type.Name}",
    };
}
