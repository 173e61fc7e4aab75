using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using HipAi.Scp;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HipAi.Bench;

/// <summary>How long pages take with few and with many studies, in one run on one machine, as ratios.</summary>
internal static partial class Pages
{
    private const string Token = "token-of-the-bench";
    private const int WarmUp = 5, Rounds = 25;

    private static readonly (string Name, string Address, string? Search)[] Asked =
    [
        ("work list, first page", "/", null),
        ("work list, one class", "/?class=hemiarthroplasty", null),
        ("work list, signed", "/?show=signed", null),
        ("search, name", "/", "okafor grace"),
        ("search, one accession", "/", "ACC000042"),
        ("study", $"/studies/{PageStudies.Uid(42)}", null),
        ("timeline", $"/studies/{PageStudies.Uid(42)}/timeline", null),
        ("measures, all", "/measures?from=all", null),
    ];

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>Measures both and prints the table.</summary>
    public static async Task RunAsync(int few, int many)
    {
        var (small, large) = (await MeasureAsync(few), await MeasureAsync(many));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| page | {few} studies | {many} studies | ratio |"));
        Console.WriteLine("|---|---|---|---|");
        for (var i = 0; i < Asked.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Asked[i].Name} | {small[i]:F1} ms | {large[i]:F1} ms | {large[i] / small[i]:F1} |"));
    }

    /// <summary>Serves so many studies until it is ended, to be looked at.</summary>
    public static async Task ServeAsync(int count, int port)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-pages");
        try
        {
            await using var app = await StartAsync(folder.FullName, count, port);
            Console.WriteLine($"{count} studies on {app.Urls.Single()}, token {Token}");
            await app.WaitForShutdownAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<double>> MeasureAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("hipai-pages");
        try
        {
            await using var app = await StartAsync(folder.FullName, count, 0);
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            var token = FormToken().Match(await http.GetStringAsync(new Uri("/", UriKind.Relative))).Groups[1].Value;
            var medians = new List<double>();
            foreach (var (_, address, search) in Asked) medians.Add(await MedianAsync(() => AskAsync(http, address, search, token)));
            await app.StopAsync();
            return medians;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MedianAsync(Func<Task> ask)
    {
        for (var i = 0; i < WarmUp; i++) await ask();
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task AskAsync(HttpClient http, string address, string? search, string token)
    {
        using var form = search is null ? null : new FormUrlEncodedContent([new("q", search), new("__RequestVerificationToken", token)]);
        using var answer = form is null ? await http.GetAsync(new Uri(address, UriKind.Relative)) : await http.PostAsync(new Uri(address, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<WebApplication> StartAsync(string root, int count, int port)
    {
        var app = HipAiHost.Build(["--urls", FormattableString.Invariant($"http://127.0.0.1:{port}")], builder =>
        {
            builder.Configuration.AddInMemoryCollection(
            [
                new("HipAi:Storage:Root", root), new("HipAi:Receiving:Address", "127.0.0.1"), new("HipAi:Receiving:Port", "0"), new("HipAi:Review:ApiToken", Token),
            ]);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(Node.Stages);
            builder.Services.AddRazorPages().AddApplicationPart(typeof(HipAiHost).Assembly);
        });
        app.Services.GetRequiredService<DataFolder>().Create();
        var database = app.Services.GetRequiredService<HipAiDatabase>();
        await database.PrepareAsync(CancellationToken.None);
        await PageStudies.FillAsync(database, count, TimeProvider.System.GetUtcNow());
        await app.StartAsync();
        return app;
    }
}
