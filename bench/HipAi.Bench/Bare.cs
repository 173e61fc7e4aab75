using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Bench;

/// <summary>What one run of a network alone costs, one image at a time, with all cores.</summary>
internal static class Bare
{
    private const int WarmUp = 3;

    /// <summary>Prints median, fastest and slowest run.</summary>
    /// <param name="model">The ONNX file.</param>
    /// <param name="rounds">Runs that count.</param>
    public static void Run(string model, int rounds)
    {
        using var options = new SessionOptions { IntraOpNumThreads = Environment.ProcessorCount, InterOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        var (name, node) = session.InputMetadata.First();
        long[] shape = [1, .. node.Dimensions.Skip(1).Select(size => (long)size)];
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++) values[i] = (i * 37 % 256 / 64f) - 2;
        using var input = OrtValue.CreateTensorValueFromMemory(values, shape);
        using var run = new RunOptions();
        List<double> took = [];
        for (var round = 0; round < WarmUp + rounds; round++)
        {
            var began = TimeProvider.System.GetTimestamp();
            using var outputs = session.Run(run, [name], [input], [.. session.OutputMetadata.Keys]);
            if (round >= WarmUp) took.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(model)} [{string.Join(" × ", shape)}]: median {took[took.Count / 2]:0.0} ms, {took[0]:0.0} to {took[^1]:0.0} (of {took.Count})"));
    }
}
