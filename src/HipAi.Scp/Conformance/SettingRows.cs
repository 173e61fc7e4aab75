using System.Collections;
using System.Globalization;
using System.Reflection;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Conformance;

/// <summary>Settings with their defaults, as rows. Groups inside a room are walked too.</summary>
internal static class SettingRows
{
    /// <summary>The settings of a room.</summary>
    /// <param name="room">The room at its defaults.</param>
    /// <param name="name">The room's name.</param>
    public static IEnumerable<(string Setting, string Default)> Of(object room, string name)
    {
        var open = new Stack<(object Group, string Path)>([(room, $"{HipAiOptions.SectionName}:{name}")]);
        while (open.TryPop(out var at))
        {
            foreach (var property in at.Group.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var (path, value) = ($"{at.Path}:{property.Name}", property.GetValue(at.Group));
                if (value is not null && IsGroup(value)) open.Push((value, path));
                else if (SectionOf(property.PropertyType) is { } section) open.Push((section, $"{path}:N"));
                else yield return (path, Text(value));
            }
        }
    }

    private static bool IsGroup(object value) =>
        value.GetType().Namespace == typeof(HipAiOptions).Namespace && value is not (Enum or IEnumerable);

    /// <summary>A list of groups is shown as one of them, whatever its number.</summary>
    private static object? SectionOf(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [{ Namespace: var at } element] && at == typeof(HipAiOptions).Namespace
            ? Activator.CreateInstance(element)
            : null;

    private static string Text(object? value) => value is IEnumerable and not string ? "(empty)" : Plain(value);

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? $"`{text}`" : "(empty)";
}
