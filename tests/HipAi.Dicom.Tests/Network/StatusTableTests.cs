using System.Reflection;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Network;

[Category("A2")]
public class StatusTableTests
{
    private static IEnumerable<TestCaseData> Named() => typeof(DicomStatus)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(p => p.PropertyType == typeof(DicomStatus))
        .Select(p => new TestCaseData(p.GetValue(null)).SetArgDisplayNames(p.Name));

    [TestCaseSource(nameof(Named))]
    public void Every_status_with_a_name_is_in_the_table_and_says_what_it_means(DicomStatus status)
    {
        var entry = DicomStatusTable.Find(status.Code);

        Assert.That(entry, Is.Not.Null);
        Assert.That(status.Category, Is.EqualTo(entry!.Category));
        Assert.That(status.ToString(), Is.EqualTo($"{status.Code:X4} {entry.Meaning}"));
        Assert.That(status.WithComment("why").ToString(), Does.EndWith("(why)"));
    }

    [Test]
    public void The_rows_are_in_order_do_not_overlap_and_agree_with_the_convention_of_the_standard()
    {
        var rows = DicomStatusTable.All;

        Assert.That(rows.Zip(rows.Skip(1)).Where(pair => pair.First.Last >= pair.Second.First), Is.Empty);
        Assert.That(rows.Where(r => r.First > r.Last || r.Meaning.Length == 0 || !r.Clause.StartsWith("PS3.", StringComparison.Ordinal)), Is.Empty);
        Assert.That(rows.Where(r => new DicomStatus(r.First).Category != r.Category || new DicomStatus(r.Last).Category != r.Category), Is.Empty);
    }

    [TestCase((ushort)0xB123, "B123 warning")]
    [TestCase((ushort)0x0300, "0300 failure")]
    [TestCase((ushort)0xA7FF, "A7FF refused: out of resources")]
    public void A_status_that_is_nobodys_is_told_by_its_category(ushort code, string words) =>
        Assert.That(new DicomStatus(code).ToString(), Is.EqualTo(words));
}
