namespace HipAi.Scp.Configuration;

/// <summary>All settings of the service: section <c>HipAi</c> of appsettings.json, each overridable as <c>HipAi__Room__Setting</c>.</summary>
public sealed class HipAiOptions
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = "HipAi";

    /// <summary>The DICOM listener and who may speak to it.</summary>
    public ReceivingOptions Receiving { get; init; } = new();

    /// <summary>The data folder and the database in it.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>How long each kind of object is kept.</summary>
    public RetentionOptions Retention { get; init; } = new();

    /// <summary>When a study is taken as complete.</summary>
    public AssemblyOptions Assembly { get; init; } = new();

    /// <summary>The models.</summary>
    public ModelOptions Inference { get; init; } = new();

    /// <summary>The words of the report.</summary>
    public ReportingOptions Reporting { get; init; } = new();

    /// <summary>Where reports go.</summary>
    public DeliveryOptions Delivery { get; init; } = new();

    /// <summary>How studies are worked through.</summary>
    public PipelineOptions Pipeline { get; init; } = new();

    /// <summary>The reading room, and who may enter it.</summary>
    public ReviewOptions Review { get; init; } = new();

    /// <summary>Pages and API.</summary>
    public WebOptions Web { get; init; } = new();
}
