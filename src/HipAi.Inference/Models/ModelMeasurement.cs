namespace HipAi.Inference.Models;

/// <summary>An accuracy that was measured.</summary>
/// <param name="DataSet">On what.</param>
/// <param name="N">On how many hips.</param>
/// <param name="Accuracy">Share of right answers without abstention, 0 to 1.</param>
/// <param name="Command">The command that measures it again.</param>
public sealed record ModelMeasurement(string DataSet, int N, double Accuracy, string Command);
