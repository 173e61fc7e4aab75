namespace HipAi.Studies;

/// <summary>Who signed a report version, and when: the act that ends its being preliminary. The machine has none.</summary>
/// <param name="Name">The person's name as a DICOM person name, family name first: <c>Example^Rae^^Dr.</c></param>
/// <param name="Identifier">The person's identifier at the site; empty when not known.</param>
/// <param name="Organization">The organization the person signs for.</param>
/// <param name="At">When it was signed.</param>
public sealed record ReportSignature(string Name, string Identifier, string Organization, DateTimeOffset At);
