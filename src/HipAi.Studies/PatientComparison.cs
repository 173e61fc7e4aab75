namespace HipAi.Studies;

/// <summary>
/// Whether two headers can be of one patient (requirement A10). Names attributes only, never their values, so that it may stand in logs.
/// A value that one side lacks is no difference.
/// </summary>
/// <param name="Differing">The attributes that both have and that differ, keyword's name and tag; empty: nothing speaks against one patient.</param>
/// <param name="OneSided">The attributes that only one of them has, so that they could not be compared.</param>
public sealed record PatientComparison(IReadOnlyList<string> Differing, IReadOnlyList<string> OneSided)
{
    private const string Name = "Patient's Name (0010,0010)";
    private const string Id = "Patient ID (0010,0020)";
    private const string Issuer = "Issuer of Patient ID (0010,0021)";
    private const string BirthDate = "Patient's Birth Date (0010,0030)";
    private const string Sex = "Patient's Sex (0010,0040)";

    /// <summary>Of the five components of a name, family and given name tell people apart; the others are often left out.</summary>
    private const int TellingComponents = 2;

    private static readonly char[] Padding = [' ', '\0', '\t', '\r', '\n'];

    /// <summary>Whether nothing speaks against one patient.</summary>
    public bool MayBeOnePatient => Differing.Count == 0;

    /// <summary>Compares two identities; which is which makes no difference.</summary>
    /// <param name="known">What is known of the study's patient.</param>
    /// <param name="arrived">What the header of another image says.</param>
    public static PatientComparison Of(PatientIdentity known, PatientIdentity arrived)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(arrived);
        List<string> differing = [], oneSided = [];
        Compare(Id, known.PatientId, arrived.PatientId, static (a, b) => a == b);
        Compare(Issuer, known.IssuerOfPatientId, arrived.IssuerOfPatientId, static (a, b) => a == b);
        Compare(Name, known.PatientName, arrived.PatientName, IsOneName);
        Compare(BirthDate, known.PatientBirthDate, arrived.PatientBirthDate, static (a, b) => Digits(a) == Digits(b));
        Compare(Sex, known.PatientSex, arrived.PatientSex, static (a, b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase));
        return new PatientComparison(differing, oneSided);

        void Compare(string attribute, string first, string second, Func<string, string, bool> isSame)
        {
            var (a, b) = (first.Trim(Padding), second.Trim(Padding));
            if (a.Length == 0 && b.Length == 0) return;
            if (a.Length == 0 || b.Length == 0) oneSided.Add(attribute);
            else if (!isSame(a, b)) differing.Add(attribute);
        }
    }

    /// <summary>The alphabetic, ideographic and phonetic forms are compared each with its like; a form that one side lacks is passed over.</summary>
    private static bool IsOneName(string first, string second)
    {
        var (a, b) = (first.Split('='), second.Split('='));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (!IsEmpty(a[i]) && !IsEmpty(b[i]) && !IsOneGroup(a[i], b[i])) return false;
        return true;
    }

    private static bool IsEmpty(string group) => group.AsSpan().IndexOfAnyExcept(" \0^") < 0;

    private static bool IsOneGroup(string first, string second)
    {
        var (a, b) = (first.Split('^'), second.Split('^'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var (mine, others) = (Component(a, i), Component(b, i));
            if (i >= TellingComponents && (mine.Length == 0 || others.Length == 0)) continue;
            if (!string.Equals(mine, others, StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private static string Component(string[] components, int index) =>
        index < components.Length ? string.Join(' ', components[index].Split(Padding, StringSplitOptions.RemoveEmptyEntries)) : "";

    /// <summary>Dates of before 1993 have points between year, month and day (PS3.5 6.2, note on DA).</summary>
    private static string Digits(string date) => string.Concat(date.Where(char.IsAsciiDigit)) is { Length: 8 } digits ? digits : date;
}
