using HipAi.Reporting;
using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>Helpers, conditions, partials and languages.</summary>
[Category("E1")]
public sealed class TemplateLanguageTests
{
    private static readonly StudySnapshot Study = Samples.Snapshot(
        Samples.Image(1, RadiographView.ApPelvis, ImageLaterality.Bilateral), Samples.Image(2, RadiographView.FrogLegLateral, ImageLaterality.Left));

    private static string Comparison(string template, StudyFacts? facts = null, params (string Name, string Text)[] partials)
    {
        var study = Study with { Facts = facts ?? Samples.Facts };
        var prediction = Samples.Prediction(study, [Samples.Certain(HipSide.Left, HardwareClass.Hemiarthroplasty)]);
        var composer = new ReportComposer(Shipped.Parse(Shipped.Edited("None available to the software.", "None. " + template), "t", partials));
        return composer.Compose(study, prediction, 1, Samples.Now).Section(SectionCode.Comparison)!.Text[5..].TrimStart();
    }

    [TestCase("{{date study.date}}", "2026-11-21")]
    [TestCase("{{measurement patient.id \"mm\"}}", "MRN000123 mm")]
    [TestCase("{{#each hips}}{{measurement probability \"of 1\"}}{{else}}None.{{/each}}", "0.97 of 1")]
    [TestCase("{{#each hips}}{{certainty certain \"sure\" \"not sure\"}}{{else}}None.{{/each}}", "sure")]
    [TestCase("{{#has viewCodes \"cross_table_lateral\" \"frog_leg_lateral\"}}lateral{{else}}no lateral{{/has}}", "lateral")]
    [TestCase("{{#has viewCodes \"cross_table_lateral\"}}lateral{{else}}no lateral{{/has}}", "no lateral")]
    [TestCase("{{#each hips}}{{#has viewCodes \"ap_pelvis\"}}pelvis{{/has}}{{else}}None.{{/each}}", "pelvis")]
    [TestCase("{{#atLeast patient.ageYears \"76\"}}old{{else}}young{{/atLeast}}", "old")]
    [TestCase("{{#atLeast patient.ageYears \"77\"}}old{{else}}young{{/atLeast}}", "young")]
    [TestCase("{{#under patient.ageYears \"77\"}}under{{else}}over{{/under}}", "under")]
    [TestCase("{{#under patient.ageYears \"76\"}}under{{else}}over{{/under}}", "over")]
    [TestCase("{{#is patient.sex \"F\"}}she{{else}}he{{/is}}", "she")]
    [TestCase("{{patient.ageYears}} years", "76 years")]
    public void A_helper_or_condition_gives_what_the_document_says(string template, string expected) =>
        Assert.That(Comparison(template), Is.EqualTo(expected));

    [Test]
    public void An_unknown_age_is_neither_young_nor_old() =>
        Assert.That(Comparison(
            "{{#if patient.ageYears}}known{{/if}}{{#atLeast patient.ageYears \"0\"}}old{{/atLeast}}{{#under patient.ageYears \"999\"}}young{{/under}}unknown",
            Samples.Facts with { PatientAge = "", PatientBirthDate = "" }), Is.EqualTo("unknown"));

    [TestCase("076Y", "", 76)]
    [TestCase("011M", "", 0)]
    [TestCase("030M", "", 2)]
    [TestCase("104W", "", 2)]
    [TestCase("400D", "", 1)]
    [TestCase("", "19501121", 76)]
    [TestCase("", "19501122", 75)]
    [TestCase("old", "20270101", null)]
    [TestCase("", "", null)]
    [TestCase("9999", "yesterday", null)]
    public void The_age_in_years_is_the_age_sent_or_follows_from_birth_and_study(string age, string birth, int? expected) =>
        Assert.That(DicomText.AgeYears(age, birth, "20261121"), Is.EqualTo(expected));

    [Test]
    public void A_partial_stands_where_it_is_used_and_names_the_fields_of_that_place()
    {
        var text = Comparison("{{#each hips}}{{> one}}{{else}}None.{{/each}}", null, ("one", "{{#if certain}}{{> two}}{{/if}}\n"), ("two", "{{sideName}} {{className}}"));
        Assert.That(text, Is.EqualTo("left hip hemiarthroplasty"));
    }

    [Test]
    public void A_partial_alone_on_its_line_leaves_no_empty_line_when_it_only_holds_notes()
    {
        Assert.That(Comparison("A\n{{> note}}\nB", null, ("note", "{{! nothing }}\n{{!-- {{> note}} --}}\n")), Is.EqualTo("A\nB"));
        Assert.That(Comparison("A\n{{> lines}}\nB", null, ("lines", "one\ntwo\n")), Is.EqualTo("A\none\ntwo\nB"));
    }

    [Test]
    public void A_changed_partial_makes_another_version_of_the_template_and_one_that_it_does_not_use_none()
    {
        var text = Shipped.Edited("None available to the software.", "{{> priors}}");
        var first = Shipped.Parse(text, "t", ("priors", "None.\n"), ("other", "x"));
        Assert.That(Shipped.Parse(text, "t", ("priors", "None.\n"), ("other", "y")).Sha256, Is.EqualTo(first.Sha256));
        Assert.That(Shipped.Parse(text, "t", ("priors", "None at all.\n")).Sha256, Is.Not.EqualTo(first.Sha256));
        Assert.That(first.Partials.Keys, Does.Contain("priors").And.Not.Contain("other"));
    }

    [Test, Category("E4")]
    public void Partials_that_multiply_are_refused_before_they_are_put_in()
    {
        var text = Shipped.Edited("None available to the software.", "{{> one}}");
        var ten = string.Concat(Enumerable.Repeat("{{> NEXT}}", 10));
        (string, string)[] partials = [("one", ten.Replace("NEXT", "two", StringComparison.Ordinal)), ("two", ten.Replace("NEXT", "three", StringComparison.Ordinal)), ("three", ten.Replace("NEXT", "four", StringComparison.Ordinal)), ("four", "x")];
        Assert.That(() => Shipped.Parse(text, "t", partials), Throws.TypeOf<TemplateException>().With.Message.Contains("more than 200 times"));
    }

    [TestCase("No-Name.hbs")]
    [TestCase("-x.hbs")]
    public void A_partial_with_an_improper_name_is_refused(string file)
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, file), "x");
        Assert.That(() => TemplatePartials.Read(folder.FullName), Throws.TypeOf<TemplateException>().With.Message.Contains("small letters, digits and hyphens"));
        folder.Delete(recursive: true);
    }

    [Test, Category("E6")]
    public void The_program_s_own_sentences_are_put_into_the_language_and_unknown_ones_stay()
    {
        var phrases = Shipped.German.Words.Phrases;
        Assert.That(phrases.Translate("no lateral view."), Is.EqualTo("keine seitliche Aufnahme."));
        Assert.That(phrases.Translate("Too close to tell apart: total hip arthroplasty and hemiarthroplasty."), Is.EqualTo("Nicht sicher zu unterscheiden: Hüft-TEP und Hemiprothese der Hüfte."));
        Assert.That(phrases.Translate("Members disagree: EfficientNet says THA with additional femoral fixation, NFNet says post-infectious hip."), Is.EqualTo(
            "Die Netze widersprechen sich: EfficientNet nennt Hüft-TEP mit zusätzlicher Osteosynthese am Femur, NFNet nennt Antibiotika-Spacer (postinfektiöse Hüfte)."));
        Assert.That(phrases.Translate("Something new."), Is.EqualTo("Something new."));
        Assert.That(phrases.Translate("{fault} {{patient.name}}"), Is.EqualTo("{fault} {{patient.name}}"));
        Assert.That(Shipped.Template.Words.Phrases.Translate("no lateral view."), Is.EqualTo("no lateral view."));
    }

    [Test, Category("E6")]
    public void A_german_report_has_both_marks_german_headings_the_same_codes_and_its_language()
    {
        var prediction = Samples.Prediction(Study, [Samples.Certain(HipSide.Left, HardwareClass.Hemiarthroplasty)]);
        var (german, english) = (new ReportComposer(Shipped.German).Compose(Study, prediction, 1, Samples.Now), new ReportComposer(Shipped.Template).Compose(Study, prediction, 1, Samples.Now));
        Assert.That(german.Text, Does.StartWith("PRELIMINARY – NOT REVIEWED / VORLÄUFIG – NICHT BEFUNDET\n"));
        Assert.That((german.Language, english.Language), Is.EqualTo(("de", "en")));
        Assert.That(german.Sections.Select(section => section.Code), Is.EqualTo(english.Sections.Select(section => section.Code)));
        Assert.That(german.Section(SectionCode.Impression)!.Heading, Is.EqualTo("BEURTEILUNG"));
        Assert.That(german.Section(SectionCode.Impression)!.Text, Is.EqualTo("Hemiprothese der linken Hüfte."));
    }

    [Test, Category("E2"), Category("E6")]
    public void The_lint_holds_the_german_words_and_their_inflected_forms()
    {
        var text = Shipped.German.Text;
        Assert.That(() => Shipped.Parse(text.Replace("Der Software liegen keine vor.", "Keine des linken Hüftgelenks.", StringComparison.Ordinal)),
            Throws.TypeOf<TemplateException>().With.Message.Contains("names a side that was not judged: 'linken'"));
        Assert.That(() => Shipped.Parse(text.Replace("Der Software liegen keine vor.", "Hüft-TEP in Voraufnahmen.", StringComparison.Ordinal)),
            Throws.TypeOf<TemplateException>().With.Message.Contains("section VORAUFNAHMEN names a class that was not found: 'Hüft-TEP'"));
    }
}
