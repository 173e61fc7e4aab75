namespace HipAi.Studies;

/// <summary>What each attribute says of the projection.</summary>
internal static class ViewWords
{
    /// <summary>All evidence of this image in order of trust: View Code Sequence, View Position, texts of the image, Patient Orientation.</summary>
    public static List<ViewEvidence> Of(ImageDescription image)
    {
        var found = new List<ViewEvidence>();
        AddCode(found, image);
        AddPosition(found, image.ViewPosition);
        foreach (var text in TextField.OfImage(image))
            if (InText(text) is { } evidence) found.Add(evidence);
        if (InOrientation(image.PatientOrientation) is { } plane) found.Add(plane);
        return found;
    }

    /// <summary>
    /// The one kind of lateral that the order names; null when it names none or several. An order tells of several images,
    /// so it may say which lateral is meant once the image itself is known to be lateral, but no more.
    /// </summary>
    public static ViewEvidence? LateralOfOrder(ImageDescription image) => FirstOfOrder(image, found =>
    {
        var kinds = found.Where(e => e.Word is ViewWord.FrogLeg or ViewWord.CrossTable).ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    });

    /// <summary>The view an order names when it names one only; null otherwise.</summary>
    public static ViewEvidence? OnlyOfOrder(ImageDescription image) =>
        FirstOfOrder(image, found => found.Any(e => e.Word is ViewWord.Frontal) && found.Count > 1 ? null : Collapse(found));

    /// <summary>Whether a text names projections that cannot be one image, such as "HIP AP + LAT".</summary>
    public static bool NamesSeveral(TextField text) => AllInText(text) is { Count: > 1 } found && Collapse(found) is null;

    private static ViewEvidence? FirstOfOrder(ImageDescription image, Func<List<ViewEvidence>, ViewEvidence?> choose) =>
        TextField.OfOrder(image).Select(text => choose(AllInText(text))).FirstOrDefault(evidence => evidence is not null);

    private static void AddCode(List<ViewEvidence> found, ImageDescription image)
    {
        if (image.ViewCode is { } code && InCode(code) is { } view) found.Add(view);
        foreach (var modifier in image.ViewModifierCodes)
            if (InModifier(modifier) is { } evidence) found.Add(evidence);
    }

    private static ViewEvidence? InCode(CodedConcept code)
    {
        var source = HeaderText.Quote("ViewCodeSequence (0054,0220)", code.Meaning.Length > 0 ? code.Meaning : code.Value);
        return IsSnomed(code) && ViewTables.ViewCodes.TryGetValue(code.Value.Trim(), out var known)
            ? new ViewEvidence(known.Word, known.Name, source)
            : InText(new TextField(source, HeaderText.Fold(code.Meaning)));
    }

    private static ViewEvidence? InModifier(CodedConcept modifier)
    {
        var source = HeaderText.Quote("ViewModifierCodeSequence (0054,0222)", modifier.Meaning.Length > 0 ? modifier.Meaning : modifier.Value);
        return modifier.Value.Trim() == ViewTables.CrosstableModifier
            ? new ViewEvidence(ViewWord.CrossTable, "cross-table lateral", source)
            : InText(new TextField(source, HeaderText.Fold(modifier.Meaning)));
    }

    private static void AddPosition(List<ViewEvidence> found, string position)
    {
        var text = TextField.Of("ViewPosition (0018,5101)", position);
        if (ViewTables.ViewPositions.TryGetValue(text.Folded, out var known))
            found.Add(new ViewEvidence(known.Word, known.Name, text.Source));
        else if (InText(text) is { } evidence)
            found.Add(evidence);
    }

    /// <summary>What one text says; null when it names no view or several.</summary>
    public static ViewEvidence? InText(TextField text) => Collapse(AllInText(text));

    /// <summary>
    /// The plane of the picture by the main directions of row and column, which are the first letters (PS3.3 C.7.6.1.1.1): one that runs
    /// from front to back is seen from the side; left or right with head or feet is seen from the front.
    /// </summary>
    private static ViewEvidence? InOrientation(IReadOnlyList<string> orientation)
    {
        var main = orientation.Take(2).Select(value => HeaderText.Fold(value)).Where(value => value.Length > 0).Select(value => value[0]).ToList();
        var source = HeaderText.Quote("PatientOrientation (0020,0020)", string.Join('\\', orientation.Take(2)));
        if (main.Any(letter => letter is 'A' or 'P')) return new ViewEvidence(ViewWord.Lateral, "seen from the side", source);
        return main.Any(letter => letter is 'L' or 'R') && main.Any(letter => letter is 'H' or 'F')
            ? new ViewEvidence(ViewWord.FrontalPlane, "seen from the front", source)
            : null;
    }

    private static List<ViewEvidence> AllInText(TextField text) =>
        [.. ViewTables.Habits.Where(row => row.Pattern.IsMatch(text.Folded)).Select(row => new ViewEvidence(row.Word, row.Name, text.Source))];

    /// <summary>The most specific word that all others agree with; null when a text names two views, such as "HIP AP + LAT".</summary>
    private static ViewEvidence? Collapse(List<ViewEvidence> found) =>
        found.FirstOrDefault(candidate => found.All(other => candidate.Agrees(other) && !other.IsMoreSpecificThan(candidate)));

    private static bool IsSnomed(CodedConcept code) => ViewTables.SnomedSchemes.Contains(code.Scheme.Trim(), StringComparer.OrdinalIgnoreCase);
}
