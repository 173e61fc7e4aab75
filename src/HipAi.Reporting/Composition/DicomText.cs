using System.Globalization;

namespace HipAi.Reporting;

/// <summary>DICOM values as people write them. A value that is malformed is shown as sent.</summary>
internal static class DicomText
{
    /// <summary>DA <c>19500101</c> as <c>1950-01-01</c>.</summary>
    public static string Date(string da) =>
        DateOnly.TryParseExact(da.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : da;

    /// <summary>TM <c>165500.12</c> as <c>16:55</c>.</summary>
    public static string Time(string tm)
    {
        var digits = tm.Trim();
        return digits.Length >= 4 && TimeOnly.TryParseExact(digits[..4], "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : tm;
    }

    /// <summary>PN <c>DOE^JANE^M^DR</c> as <c>DOE, JANE M</c>: the alphabetic representation, family name first, no prefix or suffix.</summary>
    public static string PersonName(string pn)
    {
        var parts = pn.Split('=')[0].Split('^').Select(part => part.Trim()).ToList();
        var given = string.Join(' ', parts.Skip(1).Take(2).Where(part => part.Length > 0));
        return given.Length == 0 ? parts[0] : parts[0].Length == 0 ? given : $"{parts[0]}, {given}";
    }

    /// <summary>AS <c>076Y</c> (or months, weeks, days) as 76; without it the years from birth to study; null when neither can be read or they give no age.</summary>
    public static int? AgeYears(string age, string birthDate, string studyDate)
    {
        var text = age.Trim();
        if (text.Length == 4 && int.TryParse(text[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            var perYear = text[3] switch { 'Y' => 1, 'M' => 12, 'W' => 52, 'D' => 365, _ => 0 };
            if (perYear > 0) return count / perYear;
        }

        if (Day(birthDate) is not { } born || Day(studyDate) is not { } day || born > day) return null;
        var years = day.Year - born.Year;
        return born.AddYears(years) > day ? years - 1 : years;
    }

    private static DateOnly? Day(string da) =>
        DateOnly.TryParseExact(da.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
