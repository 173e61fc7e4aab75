namespace HipAi.Studies.Tests;

/// <summary>What counts as another patient, and what does not (requirement A10).</summary>
[Category("A10")]
public sealed class PatientComparisonTests
{
    private static readonly PatientIdentity Jane = new("DOE^JANE", "ID1", "CLINIC", "19500102", "F");

    [TestCase("ID1", "ID1", true)]
    [TestCase(" ID1 ", "ID1\0", true)]
    [TestCase("ID1", "ID2", false)]
    [TestCase("ID1", "id1", false, Description = "LO is not folded: two systems may count apart by case")]
    [TestCase("1", "01", false)]
    [TestCase("ID1", "", true)]
    public void Patient_ids_are_compared_without_their_padding(string first, string second, bool same) =>
        AssertCompared(Jane with { PatientId = first }, Jane with { PatientId = second }, same, "Patient ID (0010,0020)");

    [TestCase("CLINIC", "CLINIC ", true)]
    [TestCase("CLINIC", "OTHER", false)]
    [TestCase("CLINIC", "", true)]
    public void The_same_id_of_another_issuer_is_another_patient(string first, string second, bool same) =>
        AssertCompared(Jane with { IssuerOfPatientId = first }, Jane with { IssuerOfPatientId = second }, same, "Issuer of Patient ID (0010,0021)");

    [TestCase("DOE^JANE", "Doe^Jane", true)]
    [TestCase("DOE^JANE", " Doe ^ Jane ^^^ ", true)]
    [TestCase("DOE^JANE", "DOE^JANE^^DR", true)]
    [TestCase("DOE^JANE^A", "DOE^JANE^B", false)]
    [TestCase("DOE^JANE", "DOE^JOHN", false)]
    [TestCase("DOE^JANE", "DOE", false)]
    [TestCase("DOE^JANE", "ROE^JANE", false)]
    [TestCase("MÜLLER^EVA", "Müller^Eva", true)]
    [TestCase("VAN DER  BERG^A", "van der Berg^a", true)]
    [TestCase("Yamada^Tarou=山田^太郎", "YAMADA^TAROU", true)]
    [TestCase("Yamada^Tarou=山田^太郎", "Yamada^Tarou=山田^次郎", false)]
    [TestCase("Yamada^Tarou=山田^太郎", "=山田^太郎", true)]
    [TestCase("Yamada^Tarou", "=山田^太郎", true)]
    [TestCase("DOE^JANE", "^^^^", true)]
    [TestCase("DOE^JANE", "", true)]
    public void Names_are_compared_without_case_and_padding(string first, string second, bool same) =>
        AssertCompared(Jane with { PatientName = first }, Jane with { PatientName = second }, same, "Patient's Name (0010,0010)");

    [TestCase("19500102", "1950.01.02", true)]
    [TestCase("19500102", "19500201", false)]
    [TestCase("19500102", "1950", false)]
    [TestCase("19500102", "", true)]
    public void Birth_dates_are_compared_in_either_form(string first, string second, bool same) =>
        AssertCompared(Jane with { PatientBirthDate = first }, Jane with { PatientBirthDate = second }, same, "Patient's Birth Date (0010,0030)");

    [TestCase("F", "f ", true)]
    [TestCase("F", "M", false)]
    [TestCase("F", "", true)]
    public void Sexes_are_compared(string first, string second, bool same) =>
        AssertCompared(Jane with { PatientSex = first }, Jane with { PatientSex = second }, same, "Patient's Sex (0010,0040)");

    [Test]
    public void What_only_one_side_has_is_noted_and_no_difference()
    {
        var comparison = PatientComparison.Of(Jane, new PatientIdentity("DOE^JANE", " ", "", "19500102", ""));

        Assert.That(comparison.MayBeOnePatient);
        Assert.That(comparison.OneSided, Is.EqualTo(new[]
        {
            "Patient ID (0010,0020)", "Issuer of Patient ID (0010,0021)", "Patient's Sex (0010,0040)",
        }));
    }

    [Test]
    public void Two_headers_without_any_value_may_be_one_patient()
    {
        var comparison = PatientComparison.Of(PatientIdentity.Unknown, PatientIdentity.Unknown);

        Assert.That(comparison.Differing, Is.Empty);
        Assert.That(comparison.OneSided, Is.Empty);
    }

    [Test]
    public void What_is_found_names_attributes_and_no_values()
    {
        var comparison = PatientComparison.Of(Jane, new PatientIdentity("ROE^RICHARD", "ID9", "ELSEWHERE", "19991231", "M"));

        Assert.That(comparison.Differing, Has.Count.EqualTo(5));
        var said = string.Join(' ', comparison.Differing);
        foreach (var value in new[] { "ROE", "RICHARD", "ID9", "ELSEWHERE", "1999", "DOE", "JANE", "ID1", "CLINIC", "1950" })
            Assert.That(said, Does.Not.Contain(value));
    }

    [Test]
    public void What_the_first_image_lacked_is_filled_from_a_later_one()
    {
        var known = new PatientIdentity("DOE^JANE", "", "", "", "").FilledFrom(Jane with { PatientName = "Doe^Jane" });

        Assert.That(known, Is.EqualTo(Jane));
        Assert.That(PatientComparison.Of(known, Jane with { PatientId = "ID2" }).MayBeOnePatient, Is.False);
    }

    [Test]
    public void An_issuer_without_its_patient_id_is_not_taken_over() =>
        Assert.That(
            new PatientIdentity("DOE^JANE", "ID1", "", "", "").FilledFrom(new PatientIdentity("", "", "OTHER", "", "")).IssuerOfPatientId, Is.Empty);

    private static void AssertCompared(PatientIdentity first, PatientIdentity second, bool same, string attribute)
    {
        string[] expected = same ? [] : [attribute];
        Assert.That(PatientComparison.Of(first, second).Differing, Is.EqualTo(expected));
        Assert.That(PatientComparison.Of(second, first).Differing, Is.EqualTo(expected), "which is which makes no difference");
    }
}
