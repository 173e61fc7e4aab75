using HipAi.Scp.Commands;

return await HipAiCommandLine.RunAsync(args);
