using System.Globalization;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Files;

/// <summary>pydicom reads what is written here: all representations, nested sequences, private blocks, character sets, five transfer syntaxes.</summary>
[TestFixture]
[Category("A3")]
public sealed class PydicomTests
{
    /// <summary>Prints every element of every file as path and values, text decoded, bytes in hexadecimal.</summary>
    private const string Script = """
        import sys, json, pydicom
        from pydicom.multival import MultiValue
        def values(element):
            if element.VM == 0: return []
            many = list(element.value) if isinstance(element.value, (MultiValue, list)) else [element.value]
            return [one.hex() if isinstance(one, bytes) else "%08x" % one if element.VR == "AT" else repr(float(one)) if element.VR in ("FL", "FD", "DS")
                    else str(one) for one in many]
        def walk(dataset, path, out):
            for element in dataset:
                here = path + "%04x%04x" % (element.tag.group, element.tag.element)
                if element.VR == "SQ":
                    out[here] = [str(len(element.value))]
                    for index, item in enumerate(element.value): walk(item, here + "[%d]" % index, out)
                else:
                    out[here] = values(element)
        result = {}
        for path in sys.argv[1:]:
            dataset = pydicom.dcmread(path)
            dataset.decode()
            out = {}
            walk(dataset, "", out)
            result[path] = out
        json.dump(result, sys.stdout)
        """;

    /// <summary>The call of GB 2312, which pydicom 2.3 decodes after and leaves in the text.</summary>
    private const string LeftByPydicom = "\\u001b$)A";

    private static readonly DicomTransferSyntax[] Syntaxes =
    [
        DicomTransferSyntax.ImplicitVRLittleEndian, DicomTransferSyntax.ExplicitVRLittleEndian, DicomTransferSyntax.ExplicitVRBigEndian,
        DicomTransferSyntax.DeflatedExplicitVRLittleEndian,
    ];

    private static readonly (string Terms, string Name)[] Names =
    [
        ("", "Doe^Jane"),
        ("ISO_IR 100", "Äneas^Rüdiger"),
        ("ISO_IR 101", "Łoś^Żółć"),
        ("ISO_IR 144", "Люкceмбypг"),
        ("ISO_IR 126", "Διονυσιος"),
        ("ISO_IR 127", "قباني^لنزار"),
        ("ISO_IR 138", "שרון^דבורה"),
        ("ISO_IR 148", "Çavuşoğlu"),
        ("ISO_IR 166", "นามสกุล"),
        ("ISO_IR 13", "ﾔﾏﾀﾞ^ﾀﾛｳ"),
        ("ISO_IR 192", "Wang^XiaoDong=王^小東"),
        ("GB18030", "Wang^XiaoDong=王^小东"),
        ("GBK", "Wang^XiaoDong=王^小东"),
        ("\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎=やまだ^たろう"),
        ("ISO 2022 IR 13\\ISO 2022 IR 87", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"),
        ("\\ISO 2022 IR 87\\ISO 2022 IR 159", "Kuroda=丂山^太郎"),
        ("\\ISO 2022 IR 149", "Hong^Gildong=洪^吉洞=홍^길동"),
        ("\\ISO 2022 IR 58", "Zhang^XiaoDong=张^小东"),
        ("ISO 2022 IR 100\\ISO 2022 IR 144", "Müller=Люк^Жук"),
    ];

    [Test]
    public async Task Pydicom_reads_every_value_as_it_was_written()
    {
        using var folder = new TempFolder();
        var written = new Dictionary<string, DicomDataset>();
        foreach (var syntax in Syntaxes)
        {
            Save($"{syntax.UID.UID}.dcm", Everything(), syntax);
        }

        foreach (var (terms, name) in Names)
        {
            Save($"{written.Count}.dcm", Named(terms, name), DicomTransferSyntax.ExplicitVRLittleEndian);
        }

        File.WriteAllText(folder.File("read.py"), Script);
        var output = await Pydicom.RunAsync(folder.File("read.py"), written.Keys);
        var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(output.Replace(LeftByPydicom, "", StringComparison.Ordinal))!;
        foreach (var (path, dataset) in written)
        {
            Assert.That(read[path], Is.EquivalentTo(Flatten(dataset)), Path.GetFileName(path));
        }

        void Save(string name, DicomDataset dataset, DicomTransferSyntax syntax)
        {
            new DicomFile(dataset, syntax).Save(folder.File(name));
            written[folder.File(name)] = dataset;
        }
    }

    private static DicomDataset Named(string terms, string name) => Sample.Identified()
        .AddOrUpdate(DicomTag.SpecificCharacterSet, terms.Length == 0 ? [] : terms.Split('\\'))
        .AddOrUpdate(DicomTag.PatientName, name)
        .AddOrUpdate(DicomTag.OtherPatientNames, name, "Doe", name)
        .AddOrUpdate(DicomTag.PatientComments, $"{name.Replace("^", "", StringComparison.Ordinal)}\r\n{name} again")
        .AddOrUpdate(DicomTag.ViewCodeSequence, new DicomDataset().AddOrUpdate(DicomTag.CodeMeaning, name.Split('=')[^1].Replace("^", "", StringComparison.Ordinal)));

    /// <summary>Every representation of the standard in standard elements, and the private ones in a reserved block.</summary>
    private static DicomDataset Everything()
    {
        var dataset = Sample.Identified()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.SelectorAEValue, "HIPAI", "PACS").AddOrUpdate(DicomTag.PatientAge, "067Y")
            .AddOrUpdate(DicomTag.SelectorATValue, DicomTag.PatientID, DicomTag.PixelData)
            .AddOrUpdate(DicomTag.SelectorCSValue, "ONE", "TWO").AddOrUpdate(DicomTag.SelectorDAValue, "20260102")
            .AddOrUpdate(DicomTag.SelectorDSValue, 0.143, -2.5e-7).AddOrUpdate(DicomTag.SelectorDTValue, "20260102030405.123456+0100")
            .AddOrUpdate(DicomTag.SelectorFDValue, 1.5, -1e300).AddOrUpdate(DicomTag.SelectorFLValue, 0.5, -3.25)
            .AddOrUpdate(DicomTag.SelectorISValue, -5, 12345).AddOrUpdate(DicomTag.SelectorLOValue, "lang", "länger")
            .AddOrUpdate(DicomTag.SelectorLTValue, "a\\b\r\nß").AddOrUpdate(DicomTag.SelectorPNValue, "Müller^Jürgen", "B")
            .AddOrUpdate(DicomTag.SelectorSHValue, "kurz", "").AddOrUpdate(DicomTag.SelectorSLValue, -70000, 1)
            .AddOrUpdate(DicomTag.SelectorSSValue, -1, 32767).AddOrUpdate(DicomTag.SelectorSTValue, "x\\y")
            .AddOrUpdate(DicomTag.SelectorTMValue, "101112.5").AddOrUpdate(DicomTag.SelectorUCValue, "unbegrenzt", "ö")
            .AddOrUpdate(DicomTag.SelectorUIValue, "1.2.3", "1.2.345").AddOrUpdate(DicomTag.SelectorULValue, 4000000000L)
            .AddOrUpdate(DicomTag.SelectorURValue, "https://example.org/a?b").AddOrUpdate(DicomTag.SelectorUSValue, 65535, 1)
            .AddOrUpdate(DicomTag.SelectorUTValue, "long\ntext").AddOrUpdate(DicomTag.SelectorSVValue, long.MinValue, 1L)
            .AddOrUpdate(DicomTag.SelectorOBValue, new byte[] { 1, 2, 3, 4 }).AddOrUpdate(DicomTag.PatientID)
            .AddOrUpdate(new DicomSequence(DicomTag.RequestAttributesSequence))
            .AddOrUpdate(DicomTag.ViewCodeSequence, Nested(3), new DicomDataset())
            .AddOrUpdate(new DicomSequence(DicomTag.AnatomicRegionSequence, Nested(2)) { IsUndefinedLength = true });
        var block = dataset.ReservePrivateBlock(0x0011, "HIPAI TEST");
        return dataset.AddOrUpdate(DicomVR.UN, block.Tag(1), (byte)1, (byte)2);
    }

    private static DicomDataset Nested(int depth)
    {
        var item = new DicomDataset { IsUndefinedLength = depth % 2 == 0 }.AddOrUpdate(DicomTag.CodeMeaning, $"Hüfte {depth}");
        return depth == 0 ? item : item.AddOrUpdate(DicomTag.ViewModifierCodeSequence, Nested(depth - 1));
    }

    /// <summary>The same as the script prints.</summary>
    private static Dictionary<string, string[]> Flatten(DicomDataset root)
    {
        var values = new Dictionary<string, string[]>();
        var open = new Stack<(DicomDataset Dataset, string Path)>([(root, "")]);
        while (open.TryPop(out var level))
        {
            foreach (var item in level.Dataset)
            {
                var path = $"{level.Path}{item.Tag.Value:x8}";
                values[path] = item is DicomSequence sequence ? [sequence.Items.Count.ToString(CultureInfo.InvariantCulture)] : Values(level.Dataset, item);
                foreach (var (index, inner) in ((item as DicomSequence)?.Items ?? []).Index())
                {
                    open.Push((inner, $"{path}[{index}]"));
                }
            }
        }

        return values;
    }

    private static string[] Values(DicomDataset dataset, DicomItem item) => item.ValueRepresentation.Code switch
    {
        "OB" or "UN" => [Convert.ToHexStringLower(dataset.GetBytes(item.Tag).Span)],
        "AT" => [.. dataset.GetValues<DicomTag>(item.Tag).Select(tag => $"{tag.Value:x8}")],
        "FL" or "FD" or "DS" => [.. dataset.GetValues<double>(item.Tag).Select(Python)],
        _ => [.. dataset.GetStrings(item.Tag)],
    };

    private static string Python(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal) ? text : text + ".0";
    }
}
