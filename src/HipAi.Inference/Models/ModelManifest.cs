namespace HipAi.Inference.Models;

/// <summary>
/// The contract that a model carries in its <c>manifest.json</c> (requirement C2): camelCase, every field present unless marked
/// optional, no other field.
/// </summary>
/// <param name="Name">The member's name: letters, digits, dot, hyphen and underscore.</param>
/// <param name="Version">The member's version.</param>
/// <param name="Family">Architecture family, for example <c>EfficientNet</c>.</param>
/// <param name="Task">What it judges; <c>hardware</c> for the nine classes.</param>
/// <param name="File">File name of the ONNX model beside the manifest.</param>
/// <param name="Sha256">SHA-256 of that file, lower-case hexadecimal.</param>
/// <param name="Opset">ONNX operator set of the default domain.</param>
/// <param name="Input">What goes in.</param>
/// <param name="Outputs">What comes out.</param>
/// <param name="Classes">The codes of the classes in the order of the logits.</param>
/// <param name="Temperature">Divides the logits before the softmax so that probabilities are calibrated; above 0.</param>
/// <param name="Thresholds">When a finding may be stated.</param>
/// <param name="TrainedOn">What the weights were trained on.</param>
/// <param name="Measured">What was measured of it.</param>
/// <param name="IntendedUse">What it may be used for.</param>
/// <param name="License">The licence of the weights.</param>
/// <param name="Reference">The parity gate.</param>
public sealed record ModelManifest(
    string Name,
    string Version,
    string Family,
    string Task,
    string File,
    string Sha256,
    int Opset,
    ModelInput Input,
    ModelOutputs Outputs,
    IReadOnlyList<string> Classes,
    double Temperature,
    ModelThresholds Thresholds,
    ModelTraining TrainedOn,
    IReadOnlyList<ModelMeasurement> Measured,
    string IntendedUse,
    string License,
    ModelReference Reference);
