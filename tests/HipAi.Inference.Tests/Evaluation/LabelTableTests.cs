using HipAi.Inference.Evaluation.Sources;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Evaluation;

[Category("C11")]
public sealed class LabelTableTests
{
    [Test]
    public void A_full_row_is_read()
    {
        var table = LabelTable.Parse(
            "file,class,study,patient,side,view,quality,cause,crp,esr,vendor,site,reader_2,reader_1\n" +
            "a/b.png,total_hip_arthroplasty,s1,p1,right,ap_hip,adequate,infection,12.5,40,ACME,north,,hemiarthroplasty\n");

        var row = table.Rows.Single();
        Assert.That((row.Line, row.File, row.Class, row.MustNot, row.Study, row.Patient), Is.EqualTo((2, "a/b.png", HardwareClass.TotalHipArthroplasty, (string?)null, "s1", "p1")));
        Assert.That((row.Side, row.View, row.Quality, row.Cause), Is.EqualTo((ImageLaterality.Right, RadiographView.ApHip, ImageQuality.Adequate, FailureCause.Infection)));
        Assert.That((row.CReactiveProtein, row.ErythrocyteSedimentationRate, row.Vendor, row.Site), Is.EqualTo((12.5, 40.0, "ACME", "north")));
        Assert.That(table.Readers, Is.EqualTo(new[] { "reader_1", "reader_2" }));
        Assert.That(row.Calls, Is.EqualTo(new HardwareClass?[] { HardwareClass.Hemiarthroplasty, null }));
    }

    [Test]
    public void What_is_not_told_has_its_default()
    {
        var rows = LabelTable.Parse("file,class,view\nx.dcm,,\ny.dcm,out_of_class,other\nz.dcm,unknown,\n").Rows;

        Assert.That(rows.Select(row => row.Study), Is.EqualTo(new[] { "x.dcm", "y.dcm", "z.dcm" }));
        Assert.That(rows.Select(row => row.Patient), Is.EqualTo(new[] { "x.dcm", "y.dcm", "z.dcm" }));
        Assert.That(rows.Select(row => row.Class), Is.All.Null);
        Assert.That(rows.Select(row => row.MustNot), Is.EqualTo(new[] { null, "out_of_class", null }));
        Assert.That(rows.Select(row => row.View), Is.EqualTo(new RadiographView?[] { null, RadiographView.Unknown, null }));
        Assert.That(rows[0].Side, Is.EqualTo(ImageLaterality.Unknown));
    }

    [TestCase("class\nno_hardware\n", "column 'file' is missing")]
    [TestCase("file,klass\nx,no_hardware\n", "column 'klass' is not known")]
    [TestCase("file,reader_2\nx,\n", "column 'reader_…': the readers must be numbered")]
    [TestCase("file\n", "there is no row")]
    [TestCase("file,class\nx,hip\n", "line 2, column 'class': 'hip' is none of no_hardware")]
    [TestCase("file,side\nx,R\n", "line 2, column 'side': 'R' is none of right, left, bilateral")]
    [TestCase("file,view\nx,lateral\n", "line 2, column 'view': 'lateral' is none of")]
    [TestCase("file,quality\nx,good\n", "line 2, column 'quality'")]
    [TestCase("file,cause\nx,bad luck\n", "line 2, column 'cause'")]
    [TestCase("file,crp\nx,-1\n", "line 2, column 'crp': '-1' is no number from 0")]
    [TestCase("file,esr\nx,\"1,5\"\n", "line 2, column 'esr'")]
    [TestCase("file,reader_1\nx,yes\n", "line 2, column 'reader_1'")]
    [TestCase("file,class\n,no_hardware\n", "line 2, column 'file': is empty")]
    [TestCase("file\n../x\n", "line 2, column 'file': '../x' is no path below the folder")]
    [TestCase("file\n/etc/passwd\n", "line 2, column 'file'")]
    [TestCase("file\nC:\\x\n", "line 2, column 'file'")]
    [TestCase("file,side\nx,right\nx,right\n", "line 3, column 'side': 'x' stands in several rows")]
    [TestCase("file,side\nx,right\nx,\n", "line 3, column 'side'")]
    [TestCase("file,side,view\nx,right,ap_pelvis\nx,left,ap_hip\n", "line 3, column 'view': differs from line 2")]
    [TestCase("file,study,patient\nx,s,p\ny,s,q\n", "line 3, column 'patient': differs from line 2, though both are of one study")]
    [TestCase("file,study,side,class\nx,s,right,no_hardware\ny,s,right,hemiarthroplasty\n", "line 3, column 'class': differs from line 2, though both are of one hip")]
    public void What_is_wrong_is_told_with_line_and_column(string text, string message) =>
        Assert.That(() => LabelTable.Parse(text), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(message));

    [Test]
    public void The_document_shows_the_table_of_columns()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "evaluation.md"));

        Assert.That(documented, Is.SupersetOf(LabelColumn.All.Select(column =>
            $"| `{column.Name}` | {(column.IsRequired ? "yes" : "no")} | {column.Values} | {column.Meaning} |")));
    }
}
