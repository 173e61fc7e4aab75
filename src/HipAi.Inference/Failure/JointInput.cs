using HipAi.Inference.Models;
using HipAi.Inference.Preparation;

namespace HipAi.Inference.Failure;

/// <summary>What a failure network takes of each view; networks that take the same share what is drawn.</summary>
/// <param name="Size">Columns and rows.</param>
/// <param name="Millimetres">Side of the square at the joint, mm.</param>
/// <param name="JointAt">Where in the square the joint lies.</param>
internal readonly record struct JointInput(int Size, double Millimetres, JointPlace JointAt)
{
    /// <summary>That of a network's input.</summary>
    public static JointInput Of(ModelInput input) => new(input.Width, input.Millimetres!.Value, input.JointAt is [var across, var down] ? new JointPlace(across, down) : JointPlace.Middle);
}
