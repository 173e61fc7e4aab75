using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Private elements of every representation with values that PS3.5 Table 6.2-1 allows, one to four where it allows several.</summary>
internal static class LegalElements
{
    private const string Printable = "ABCXYZ abcxyz 0189 .,:;()/+-*#äöüßéЖλ山田洪吉";

    internal static Gen<DicomItem> Any() =>
        from vr in Gen.Elements(DicomVR.All.Where(vr => vr != DicomVR.SQ).ToArray())
        from number in Gen.Choose(0x1000, 0x10FF)
        from element in Of(vr, new DicomTag(0x0011, (ushort)number))
        select (DicomItem)element;

    private static Gen<DicomElement> Of(DicomVR vr, DicomTag tag) => !vr.IsString
        ? Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Select(bytes => new DicomElement(tag, vr, bytes.AsMemory(0, bytes.Length - (bytes.Length % vr.ValueSize))))
        : One(vr).ArrayOf().Select(values => DicomElement.FromText(tag, vr, values[..Math.Min(values.Length, vr.IsMultiValued ? 4 : 1)]));

    private static Gen<string> One(DicomVR vr) => vr.Code switch
    {
        "DA" => from days in Gen.Choose(0, 60000) select new DateOnly(1900, 1, 1).AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        "TM" => from seconds in Gen.Choose(0, 86399) select new TimeOnly(0, 0).Add(TimeSpan.FromSeconds(seconds)).ToString("HHmmss", CultureInfo.InvariantCulture),
        "DT" => Gen.Elements("2026", "202601021530", "20260102153000.123456+0100"),
        "AS" => from number in Gen.Choose(0, 999) from unit in Gen.Elements('D', 'W', 'M', 'Y') select $"{number:D3}{unit}",
        "IS" => Gen.Choose(int.MinValue, int.MaxValue).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        "DS" => Gen.Choose(-100000, 100000).Select(number => (number / 1000.0).ToString(CultureInfo.InvariantCulture)),
        "UI" => Gen.Choose(0, int.MaxValue).Select(number => $"1.2.840.{number}"),
        "CS" => Text("ABCDXYZ_0189", 16),
        "AE" or "UR" => Text("ABCabc019.:/-_", 16),
        "PN" => from family in Text(Letters, 20) from given in Text(Letters, 20) from other in Text(Letters, 20) select $"{family}^{given}={other}",
        _ => Text(vr.IsMultiValued ? Printable : Printable + "\\\n", 16).Select(text => text.Trim()),
    };

    private static string Letters => Printable.Replace(" ", "", StringComparison.Ordinal);

    private static Gen<string> Text(string of, int longest) =>
        Gen.Elements(of.ToCharArray()).ArrayOf().Select(characters => new string(characters[..Math.Min(characters.Length, longest)]));
}
