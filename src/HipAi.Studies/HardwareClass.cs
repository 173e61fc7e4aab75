namespace HipAi.Studies;

/// <summary>The nine hardware classes of the source paper, numbered as there.</summary>
public enum HardwareClass
{
    /// <summary>No orthopedic hardware.</summary>
    NoHardware = 0,

    /// <summary>Total hip arthroplasty: cup and stem.</summary>
    TotalHipArthroplasty = 1,

    /// <summary>Hemiarthroplasty: stem and head against the native acetabulum.</summary>
    Hemiarthroplasty = 2,

    /// <summary>Intramedullary nail, usually cephalomedullary.</summary>
    IntramedullaryNail = 3,

    /// <summary>Cannulated screws across the femoral neck.</summary>
    CannulatedScrews = 4,

    /// <summary>Dynamic (sliding) hip screw with side plate.</summary>
    DynamicHipScrew = 5,

    /// <summary>Lateral blade or plate without a sliding barrel.</summary>
    BladeOrPlate = 6,

    /// <summary>Total hip arthroplasty with additional femoral fixation (plate, cables, cerclage).</summary>
    ArthroplastyWithFixation = 7,

    /// <summary>Post-infectious hip: cement spacer, beads, resection.</summary>
    PostInfectious = 8,
}
