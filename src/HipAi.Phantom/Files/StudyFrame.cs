namespace HipAi.Phantom.Files;

/// <summary>What all images of a study share in their headers.</summary>
internal sealed record StudyFrame(
    string StudyInstanceUid,
    int Seed,
    string PatientName,
    string PatientId,
    string AccessionNumber,
    DateOnly BirthDate,
    char Sex,
    DateOnly Date,
    TimeOnly Time,
    string Institution)
{
    /// <summary>Makes up patient and order; every name says that it is simulated.</summary>
    public static StudyFrame Make(int seed, char sex, int age)
    {
        var random = SeedStream.For(seed, "header");
        var date = new DateOnly(2024, 1, 1).AddDays(random.Next(0, 720));
        var number = random.Next(1, 100_000);
        return new StudyFrame(
            Uid(seed, "study"),
            seed,
            FormattableString.Invariant($"SIMULATED^HIP{number:D5}"),
            FormattableString.Invariant($"SIM{number:D6}"),
            FormattableString.Invariant($"SIM{random.Next(1, 10_000_000):D7}"),
            date.AddYears(-age).AddDays(-random.Next(1, 364)),
            sex,
            date,
            new TimeOnly(random.Next(7, 19), random.Next(0, 60), random.Next(0, 60)),
            random.Pick(["SIMULATED HOSPITAL NORTH", "SIMULATED HOSPITAL SOUTH", "SIMULATED CLINIC"]));
    }

    /// <summary>A UID under 2.25 told by the seed (PS3.5 B.2).</summary>
    public static string Uid(int seed, string purpose) => FormattableString.Invariant($"2.25.{SeedStream.Identifier(seed, purpose)}");
}
