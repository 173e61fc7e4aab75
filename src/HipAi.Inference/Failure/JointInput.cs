using HipAi.Inference.Models;

namespace HipAi.Inference.Failure;

/// <summary>What a failure network takes of each view; networks that take the same share what is drawn.</summary>
/// <param name="Size">Columns and rows.</param>
/// <param name="Millimetres">Side of the square at the joint, mm.</param>
internal readonly record struct JointInput(int Size, double Millimetres)
{
    /// <summary>That of a network's input.</summary>
    public static JointInput Of(ModelInput input) => new(input.Width, input.Millimetres!.Value);
}
