namespace HipAi.Studies;

/// <summary>What a person read of a hip before seeing what the models found (requirement F3).</summary>
/// <param name="Side">The hip.</param>
/// <param name="Class">The class, of which no hardware is one; null when the images do not tell.</param>
public sealed record FirstReading(HipSide Side, HardwareClass? Class);
