namespace HipAi.Reporting;

/// <summary>
/// What may be written in a template beside fields: the rows of docs/templates.md, which a test holds against these, for whoever helps a
/// person to write one.
/// </summary>
public static class TemplateSyntax
{
    /// <summary>What begins with <c>{{#</c> and ends with <c>{{/</c>.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> Blocks { get; } =
    [
        new("if", "{{#if field}} … {{else}} … {{/if}}", "the first part if the text is not empty, the list has entries, the flag is true or the number is not 0"),
        new("unless", "{{#unless field}} … {{/unless}}", "the opposite"),
        new("is", "{{#is class \"no_hardware\" \"hemiarthroplasty\"}} … {{else}} … {{/is}}", "the first part if the field is one of the texts; for a code only its own codes may be written"),
        new("has", "{{#has viewCodes \"cross_table_lateral\"}} … {{else}} … {{/has}}", "the first part if the list holds one of the texts"),
        new("atLeast", "{{#atLeast patient.ageYears \"65\"}} … {{else}} … {{/atLeast}}", "the first part if the number is that or more; an unknown one is not"),
        new("under", "{{#under patient.ageYears \"18\"}} … {{else}} … {{/under}}", "the first part if the number is less; an unknown one is not"),
        new("each", "{{#each hips}} … {{else}} … {{/each}}", "the first part for each entry, in which the entry's fields are named without `hips.`; the second if there is none"),
        new("each", "{{#each reasons}} {{this}} {{/each}}", "the same for a list of texts"),
        new("with", "{{#with study}} … {{/with}}", "the fields of a group named without `study.`"),
    ];

    /// <summary>What makes one text of values.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> Helpers { get; } =
    [
        new("list", "{{list technique}}", "\"a, b and c\""),
        new("join", "{{join reasons \"; \"}}", "the texts with that between them"),
        new("capital", "{{capital sideName}}", "the first letter in upper case; also around another helper: `{{capital (list technique)}}`"),
        new("upper", "{{upper sideName}}", "all in upper case"),
        new("plural", "{{plural images.received \"image\" \"images\"}}", "the first text for 1, the second otherwise"),
        new("certainty", "{{certainty certain \"Definite\" \"Possible\"}}", "the first text where the flag is true, the second otherwise"),
        new("measurement", "{{measurement infectionScore \"%\"}}", "the value with the language's decimal sign and the unit; nothing when the value is empty"),
        new("date", "{{date study.date}}", "the date as the language writes it"),
        new("sideForm", "{{sideForm side \"rechten\"}}", "the side's word in that form of `sideForms`; nothing for a side that is neither right nor left"),
    ];

    /// <summary>Everything else between braces.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> Others { get; } =
    [
        new("{{study.date}}", "{{study.date}}", "a field"),
        new("{{@root.study.date}}", "{{@root.study.date}}", "a field of the report from inside a list"),
        new("{{> site-footer}}", "{{> site-footer}}", "the partial `partials/site-footer.hbs`"),
        new("{{! a note }}", "{{! a note }}", "nothing"),
    ];

    /// <summary>The keys of the front matter.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> FrontMatterKeys { get; } =
    [
        new("name", "name:", "the template's name, of small letters, digits, hyphens and dots; each report carries it, with the number of its version and the SHA-256 of its text"),
        new("language", "language:", "language tag, for example `en`"),
        new("title", "title:", "what it is, for the person who chooses it"),
        new("sections", "sections:", "for each section its heading, in order; the body must have exactly these. There are `exam`, `clinical_information`, `technique`, `comparison`, `findings`, `impression`, `limitations` and `provenance`; findings, impression and provenance must be there"),
        new("sides", "sides:", "the words for `right` and `left`"),
        new("hips", "hips:", "the phrases for the hips an image shows: `right`, `left`, `bilateral`, `unknown`"),
        new("views", "views:", "the names of the views: `ap_pelvis`, `ap_hip`, `frog_leg_lateral`, `cross_table_lateral`, `unknown`"),
        new("viewOfHip", "viewOfHip:", "how view and hip go together; `{view}` and `{hip}` stand for them"),
        new("and", "and:", "the word between the last two of a list"),
        new("hardware", "hardware:", "for each of the nine classes: `name` (a noun phrase), `finding` (the sentence after \"Right hip:\"), `impression` (a sentence that stands alone, with `{side}` or `{side:FORM}` in it) and `both` (the sentence when both hips are certain and the same)"),
        new("causes", "causes:", "for each of the five causes of failure of an arthroplasty a noun phrase that can stand after \"possible\": `infection`, `aseptic_loosening`, `dislocation`, `periprosthetic_fracture`, `polyethylene_wear`"),
        new("serves", "serves:", "which studies it serves, see below; without it, all for which there is nothing more specific"),
        new("mark", "mark:", "the mark of a preliminary report in its language, which follows the English one"),
        new("sideForms", "sideForms:", "inflected words for `right` and `left`, each form under a name: `rechten: {right: rechten, left: linken}`"),
        new("decimalSign", "decimalSign:", "`.` or `,`; otherwise `.`"),
        new("dateFormat", "dateFormat:", "how `{{date}}` writes a date, of `dd`, `MM` and `yyyy`; otherwise `yyyy-MM-dd`"),
        new("phrases", "phrases:", "the sentences that the program writes itself (why a hip is indeterminate, why an image was not judged), from English; `{word}` stands for what differs. The first that fits counts. Names of classes, causes, views and sides are known. What is not in the list stays English"),
    ];

    /// <summary>The keys below <c>serves</c>.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> ServingKeys { get; } =
    [
        new("sources", "sources:", "that was sent by one of these AE titles"),
        new("institutions", "institutions:", "whose Institution Name is one of these"),
        new("procedures", "procedures:", "in whose description, procedure step, protocol, series or body part one of these texts stands"),
        new("priority", "priority:", "a number that decides between templates that are as specific as each other; otherwise 0"),
    ];

    /// <summary>The codes of sections, as <c>sections</c> names them, with what belongs there.</summary>
    public static IReadOnlyList<TemplateSyntaxEntry> Sections { get; } =
    [
        new("exam", "exam: EXAM", "what was taken of whom, and when"),
        new("clinical_information", "clinical_information: CLINICAL INFORMATION", "why it was asked for: the question, the history"),
        new("technique", "technique: TECHNIQUE", "the views"),
        new("comparison", "comparison: COMPARISON", "what it was compared with"),
        new("findings", "findings: FINDINGS", "what is seen; must be there"),
        new("impression", "impression: IMPRESSION", "what it means; must be there"),
        new("limitations", "limitations: LIMITATIONS", "what was not assessed or is doubtful"),
        new("provenance", "provenance: PROVENANCE", "who wrote it, with which models, and for what it must not be used; must be there"),
    ];
}
