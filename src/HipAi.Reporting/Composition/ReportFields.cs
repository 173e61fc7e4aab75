using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// The vocabulary of templates, read off <see cref="ReportModel"/> once, and the plain dictionaries that a template sees instead of
/// objects: it can name these fields and nothing else of the program.
/// </summary>
public static class ReportFields
{
    private static readonly Dictionary<Type, Func<object, string>> CodeOf = new()
    {
        [typeof(HipSide)] = value => ((HipSide)value).Code(),
        [typeof(HardwareClass)] = value => ((HardwareClass)value).Code(),
        [typeof(FailureCause)] = value => ((FailureCause)value).Code(),
        [typeof(RadiographView)] = value => ((RadiographView)value).Code(),
        [typeof(ImageLaterality)] = value => ((ImageLaterality)value).Code(),
    };

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The whole vocabulary; the root is a group without a name.</summary>
    public static ReportField Root { get; } = new("", FieldKind.Group, "", [], FieldsOf(typeof(ReportModel)));

    /// <summary>The model as nested dictionaries and lists of strings, numbers and flags.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static IReadOnlyDictionary<string, object> ToDictionary(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Group(model);
    }

    // The depth is that of our own records (three), not of any input.
    private static Dictionary<string, object> Group(object group) =>
        PropertiesOf(group.GetType()).ToDictionary(
            property => NameOf(property), property => property.GetValue(group) is { } value ? Value(value) : "", StringComparer.Ordinal);

    private static object Value(object value) => value switch
    {
        string text => PlainText.Line(text),
        int or bool => value,
        Enum code => CodeOf[code.GetType()](code),
        IEnumerable<RadiographView> views => views.Select(view => (object)view.Code()).ToList(),
        IEnumerable<object> list => list.Select(Value).ToList(),
        _ => Group(value),
    };

    private static ReportField[] FieldsOf(Type type) => [.. PropertiesOf(type).Select(property => FieldOf(property))];

    private static ReportField FieldOf(PropertyInfo property)
    {
        var (name, type) = (NameOf(property), property.PropertyType);
        var description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
        if (type == typeof(string)) return new(name, FieldKind.Text, description, [], []);
        if (type == typeof(int) || type == typeof(int?)) return new(name, FieldKind.Number, description, [], []);
        if (type == typeof(bool)) return new(name, FieldKind.Flag, description, [], []);
        if (CodeOf.TryGetValue(type, out var code))
            return new(name, FieldKind.Code, description, [.. Enum.GetValues(type).Cast<object>().Select(code)], []);
        if (!type.IsGenericType) return new(name, FieldKind.Group, description, [], FieldsOf(type));
        var item = type.GetGenericArguments()[0];
        if (CodeOf.TryGetValue(item, out var codeOfItem)) return new(name, FieldKind.Texts, description, [.. Enum.GetValues(item).Cast<object>().Select(codeOfItem)], []);
        return item == typeof(string)
            ? new(name, FieldKind.Texts, description, [], [])
            : new(name, FieldKind.List, description, [], FieldsOf(item));
    }

    // Asked for every report, and the same for all.
    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetOrAdd(
        type, static asked => [.. asked.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.IsDefined(typeof(DescriptionAttribute)))]);

    private static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
