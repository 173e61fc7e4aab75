using HipAi.Inference;
using HipAi.Scp;
using HipAi.Scp.Pipeline;
using HipAi.Studies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Bench;

/// <summary>The service with a judge that answers at once: what is left is receiving, database and files. Settings as usual, from the environment.</summary>
internal static class Node
{
    public static async Task RunAsync()
    {
        await using var app = HipAiHost.Build([], builder => builder.Services.AddSingleton(Stages));
        await app.RunAsync();
    }

    /// <summary>The judge, and what writes its reports.</summary>
    public static StudyStages Stages { get; } =
        new((snapshot, _) => Task.FromResult(new JudgedStudy(Prediction(snapshot), [], [])), Compose, ["none 0"], "CPU");

    private static StudyPrediction Prediction(StudySnapshot snapshot) =>
        new(snapshot.StudyInstanceUid, snapshot.Revision, TimeProvider.System.GetUtcNow(), "CPU", [new ModelIdentity("none", "0", "None", "00", "nothing")], [], []);

    private static PreliminaryReport Compose(StudySnapshot snapshot, StudyPrediction prediction, int version, DateTimeOffset now) => new(
        snapshot.StudyInstanceUid, version, snapshot.Revision, ReportStatus.Preliminary, "none", "00", "Nothing was judged.\n", [new ReportSection("FINDINGS", "x")], now);
}
