namespace HipAi.Scp.Commands;

/// <summary>What <c>hipai simulate</c> writes.</summary>
internal enum OutputForm
{
    /// <summary>DICOM files, a folder per study.</summary>
    Dicom,

    /// <summary>Hips prepared for training, straight to disk, as <c>hipai prepare</c> writes them.</summary>
    Tensors,
}
