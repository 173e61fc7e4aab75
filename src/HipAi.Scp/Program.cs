using HipAi.Scp;
using HipAi.Scp.Configuration;

// "serve" is what runs without a verb.
var settings = args is ["serve", .. var rest] ? rest : args;
try
{
    await using var app = HipAiHost.Build(settings);
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException fault)
{
    await Console.Error.WriteLineAsync("HipAI cannot start with these settings:");
    foreach (var error in fault.Errors) await Console.Error.WriteLineAsync($"  {error}");
    return 2;
}
