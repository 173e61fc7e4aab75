namespace HipAi.Inference.Models;

/// <summary>A model does not keep its contract (requirements C2 and C3) and was not loaded.</summary>
public sealed class ModelContractException : Exception
{
    /// <summary>Names what is wrong.</summary>
    /// <param name="model">The model, or its folder when its name could not be read.</param>
    /// <param name="field">The field of the manifest, or the thing it speaks of.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <param name="inner">What was caught, if anything.</param>
    public ModelContractException(string model, string field, string cause, Exception? inner = null)
        : base($"Model '{model}', {field}: {cause}", inner)
    {
        Model = model;
        Field = field;
    }

    /// <summary>The model, or its folder when its name could not be read.</summary>
    public string Model { get; }

    /// <summary>The field of the manifest, or the thing it speaks of.</summary>
    public string Field { get; }
}
