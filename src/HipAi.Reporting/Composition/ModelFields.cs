using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>A model that voted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Family">Its architecture family.</param>
/// <param name="TrainedOn">What it was trained on.</param>
public sealed record ModelFields(
    [property: Description("its name")] string Name,
    [property: Description("its version")] string Version,
    [property: Description("its architecture family")] string Family,
    [property: Description("what it was trained on")] string TrainedOn);
