namespace HipAi.Scp.Pipeline;

/// <summary>A heatmap.</summary>
/// <param name="Id">Its id in the prediction.</param>
/// <param name="Png">The picture.</param>
internal sealed record JudgedPicture(string Id, byte[] Png);
