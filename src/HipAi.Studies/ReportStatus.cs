namespace HipAi.Studies;

/// <summary>The status of a report. The machine only ever writes <see cref="Preliminary"/>; a person signs.</summary>
public enum ReportStatus
{
    /// <summary>Written by the machine, not reviewed.</summary>
    Preliminary,

    /// <summary>Signed by a radiologist.</summary>
    Final,
}
