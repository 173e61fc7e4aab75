namespace HipAi.Scp.Configuration;

/// <summary>The SOP class that a structured report is sent in; the content is the same.</summary>
public enum SrClass
{
    /// <summary>Comprehensive 3D SR, as IHE AIR wants it.</summary>
    Comprehensive3D,

    /// <summary>Comprehensive SR, for archives that do not take the first.</summary>
    Comprehensive,

    /// <summary>Enhanced SR, for archives that take neither.</summary>
    Enhanced,
}
