using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Models;

/// <summary>
/// The one arena on the CPU from which all sessions of the process take their working memory: members run one after the other, so that each
/// takes what the one before gave back, and memory does not grow with the number of networks (requirement C9).
/// </summary>
internal static class SharedArena
{
    private const int SameAsRequested = 1;
    private const int ByDefault = -1;

    private static readonly Lock Gate = new();
    private static bool isRegistered;

    /// <summary>Lets sessions made with these options share the arena.</summary>
    public static void Use(SessionOptions session)
    {
        Register();
        session.AddSessionConfigEntry("session.use_env_allocators", "1");
    }

    // Once for the environment, which lives as long as the process.
    private static void Register()
    {
        lock (Gate)
        {
            if (isRegistered) return;
            using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
            using var arena = new OrtArenaCfg(0, SameAsRequested, ByDefault, ByDefault);
            OrtEnv.Instance().CreateAndRegisterAllocator(memory, arena);
            isRegistered = true;
        }
    }
}
