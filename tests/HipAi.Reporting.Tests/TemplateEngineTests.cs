using HandlebarsDotNet;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>A defect of Handlebars.Net: now and then its pooled tables have no room although nothing is in them.</summary>
[Category("E1")]
public sealed class TemplateEngineTests
{
    private static readonly TemplateSection Section = new(SectionCode.Findings, "FINDINGS", "", 7);

    [Test]
    public void A_table_without_room_is_tried_again()
    {
        var calls = 0;
        HandlebarsTemplate<object, object> render = (_, _) => ++calls < 3 ? throw new InvalidOperationException("Item cannot be added due to capacity constraint.") : "text";

        Assert.That(TemplateEngine.Render(render, "a.hbs", Section, new Dictionary<string, object>()), Is.EqualTo("text"));
        Assert.That(calls, Is.EqualTo(3));
    }

    [Test]
    public void What_fails_each_time_is_not_hidden()
    {
        HandlebarsTemplate<object, object> render = (_, _) => throw new InvalidOperationException("no room");

        Assert.That(() => TemplateEngine.Render(render, "a.hbs", Section, new Dictionary<string, object>()), Throws.InvalidOperationException.With.Message.EqualTo("no room"));
    }

    [Test]
    public void A_fault_of_the_template_is_told_at_once()
    {
        var calls = 0;
        HandlebarsTemplate<object, object> render = (_, _) => throw new HandlebarsRuntimeException($"call {++calls}");

        Assert.That(() => TemplateEngine.Render(render, "a.hbs", Section, new Dictionary<string, object>()), Throws.TypeOf<TemplateException>().With.Message.Contains("FINDINGS: call 1"));
        Assert.That(calls, Is.EqualTo(1));
    }
}
