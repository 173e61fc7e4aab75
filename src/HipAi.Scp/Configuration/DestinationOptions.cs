namespace HipAi.Scp.Configuration;

/// <summary>One destination of reports (requirement D8).</summary>
public sealed class DestinationOptions
{
    /// <summary>What receipts, log and API call it. <value>1 to 63 letters, digits, dots and hyphens, no name twice.</value></summary>
    public string Name { get; set; } = "";

    /// <summary>How it takes reports. <value>Folder (the default), Dicom, Hl7 or Fhir.</value></summary>
    public DestinationKind Kind { get; set; } = DestinationKind.Folder;

    /// <summary>
    /// Which forms it gets. <value>Of Dicom: Sr, Heatmaps, Pdf; of Hl7: Hl7; of Fhir: Fhir; of Folder: Text, Json, Html, Pdf, Hl7, Fhir, Sr,
    /// Heatmaps. Default empty: all of the first three, and Text and Json of a folder.</value>
    /// </summary>
    public IReadOnlyList<string> Forms { get; set; } = [];

    /// <summary>Of Folder: where; relative to the content root. <value>Empty, the default: Delivery:Folder.</value></summary>
    public string Folder { get; set; } = "";

    /// <summary>Of Dicom and Hl7: the peer. <value>Host name or address.</value></summary>
    public string Host { get; set; } = "";

    /// <summary>TCP port there. <value>1 to 65535; 0, the default: 104 for Dicom, 2762 over TLS, 2575 for Hl7.</value></summary>
    public int Port { get; set; }

    /// <summary>Of Dicom: the peer's AE title. <value>1 to 16 characters.</value></summary>
    public string CalledAeTitle { get; set; } = "";

    /// <summary>Of Dicom: our AE title towards it. <value>Empty, the default: Receiving:AeTitle.</value></summary>
    public string CallingAeTitle { get; set; } = "";

    /// <summary>Of Dicom, and of a Folder that gets Sr: the SOP class of the structured report. <value>Comprehensive3D (the default), Comprehensive or
    /// Enhanced.</value></summary>
    public SrClass SrClass { get; set; } = SrClass.Comprehensive3D;

    /// <summary>
    /// Of Dicom: whether an archive that does not take that class gets the next older one that it takes; the content is the same.
    /// <value>Default true; false: the report is a dead letter there.</value>
    /// </summary>
    public bool SrFallback { get; set; } = true;

    /// <summary>
    /// Of Dicom: whether a new version withdraws the objects of the one before it by a rejection note (Key Object Selection).
    /// <value>Default false: earlier versions stay beside it.</value>
    /// </summary>
    public bool RejectionNotes { get; set; }

    /// <summary>Of Hl7, and of a Folder that gets Hl7: what the receiver wants.</summary>
    public DestinationHl7Options Hl7 { get; init; } = new();

    /// <summary>Of Fhir, and of a Folder that gets Fhir: what the server wants.</summary>
    public DestinationFhirOptions Fhir { get; init; } = new();

    /// <summary>Of Fhir: base address of the server, to which the transaction is posted. <value>http or https.</value></summary>
    public string Url { get; set; } = "";

    /// <summary>Of Fhir: file whose first line is a bearer token; read for each request. <value>Default empty: none.</value></summary>
    public string BearerTokenFile { get; set; } = "";

    /// <summary>Of Fhir: user of basic authentication. <value>Default empty: none.</value></summary>
    public string UserName { get; set; } = "";

    /// <summary>Of Fhir: file whose first line is that user's password; read for each request.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>TLS to a Dicom, Hl7 or Fhir peer. A Fhir peer speaks TLS where its address says https.</summary>
    public DestinationTlsOptions Tls { get; init; } = new();

    /// <summary>How long connecting may take. <value>100 ms to 5 min, default 15 s.</value></summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer may take. <value>100 ms to 1 h, default 30 s.</value></summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait after a failure; doubles with each further one. <value>100 ms to 1 h, default 5 s.</value></summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait. <value>RetryDelay to 24 h, default 1 min.</value></summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a report is tried that does not get through to a destination that is there, until it is a dead letter. What the
    /// destination itself does, for example being away, counts against no report. <value>1 to 10000, default 60: about an hour.</value>
    /// </summary>
    public int MaximumAttempts { get; set; } = 60;

    /// <summary>After so many failures in a row only probes are sent until one gets through. <value>1 to 1000, default 5.</value></summary>
    public int FailuresToOpen { get; set; } = 5;
}
