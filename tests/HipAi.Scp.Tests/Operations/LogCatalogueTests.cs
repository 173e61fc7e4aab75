using System.Reflection;
using System.Text.RegularExpressions;
using HipAi.Testing;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Operations;

/// <summary>The log catalogue: one file and one range of ids per room, no id twice, and no place for patient data.</summary>
[Category("H4")]
internal sealed partial class LogCatalogueTests
{
    private static readonly Dictionary<string, int> Ranges = new()
    {
        ["Receiving"] = 1000, ["Storage"] = 2000, ["Assembly"] = 3000, ["Pipeline"] = 4000, ["Delivery"] = 5000, ["Operations"] = 6000, ["Templates"] = 7000, ["Security"] = 8000,
        ["Live"] = 9000,
    };

    [GeneratedRegex(@"^\| \d{4} \|")]
    private static partial Regex EventRow();

    private static IEnumerable<(Type Room, MethodInfo Method, LoggerMessageAttribute Event)> Events =>
        from type in typeof(HipAiHost).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
        where attribute is not null
        select (type, method, attribute);

    [Test]
    public void No_id_is_used_twice() =>
        Assert.That(Events.GroupBy(e => e.Event.EventId).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    /// <summary>The table in docs/operations.md: number, level and text of every event, in order.</summary>
    [Test]
    public void The_document_names_every_event()
    {
        var wanted = Events.OrderBy(e => e.Event.EventId).Select(e => $"| {e.Event.EventId} | {e.Event.Level} | {e.Event.Message} |").ToList();

        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "operations.md")).Where(line => EventRow().IsMatch(line)).ToList();

        Assert.That(documented, Is.EqualTo(wanted), $"docs/operations.md, the table of log events, should read:\n{string.Join('\n', wanted)}");
    }

    [Test]
    public void Every_room_keeps_to_its_range()
    {
        foreach (var (room, method, attribute) in Events)
        {
            var name = room.Namespace!.Split('.')[^1];
            if (!Ranges.TryGetValue(name, out var first)) continue;
            Assert.That(attribute.EventId, Is.InRange(first, first + 999), $"{room.Name}.{method.Name}");
        }

        Assert.That(Events.Count(), Is.GreaterThan(10));
    }

    [Test]
    public void No_event_takes_patient_data_or_an_exception()
    {
        foreach (var (room, method, _) in Events.Where(e => Ranges.ContainsKey(e.Room.Namespace!.Split('.')[^1])))
        {
            foreach (var parameter in method.GetParameters())
            {
                Assert.That(parameter.Name, Does.Not.Contain("patient").IgnoreCase.And.Not.Contains("accession").IgnoreCase, $"{room.Name}.{method.Name}");
                Assert.That(parameter.ParameterType, Is.Not.AssignableTo<Exception>(), $"{room.Name}.{method.Name}: a message may quote header values");
            }
        }
    }
}
