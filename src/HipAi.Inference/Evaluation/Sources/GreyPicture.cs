namespace HipAi.Inference.Evaluation.Sources;

/// <summary>A decoded grey picture.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">8 or 16: values go from 0 to 2^bits - 1, black to white.</param>
/// <param name="Samples">width × height values, row by row.</param>
public sealed record GreyPicture(int Width, int Height, int Bits, ushort[] Samples);
