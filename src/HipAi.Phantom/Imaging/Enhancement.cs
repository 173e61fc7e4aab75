namespace HipAi.Phantom.Imaging;

/// <summary>Families of enhancement.</summary>
internal enum Enhancement
{
    /// <summary>A Laplacian pyramid whose coefficients are compressed by a power.</summary>
    Multiscale,

    /// <summary>One to three bands of unsharp masking: linear, with halos beside metal.</summary>
    Unsharp,

    /// <summary>Nothing, as film.</summary>
    Plain,
}
