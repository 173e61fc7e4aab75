namespace HipAi.Scp.Receiving;

/// <summary>Events 1000 to 1999: associations and objects that arrive. No patient data: titles, addresses and UIDs only.</summary>
internal static partial class ReceivingLog
{
    [LoggerMessage(1000, LogLevel.Information, "DICOM listener on {EndPoint} as {AeTitle}")]
    public static partial void Listening(ILogger log, string endPoint, string aeTitle);

    [LoggerMessage(1001, LogLevel.Information, "DICOM listener stopped")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(1002, LogLevel.Warning, "DICOM listener: {Trouble}")]
    public static partial void Trouble(ILogger log, string trouble);

    [LoggerMessage(1003, LogLevel.Information, "Association {Association} {CallingAeTitle} -> {CalledAeTitle} closed: {Closure}")]
    public static partial void Closed(ILogger log, long association, string callingAeTitle, string calledAeTitle, string closure);

    [LoggerMessage(1004, LogLevel.Warning, "Refused {Peer} {CallingAeTitle} -> {CalledAeTitle}: {Reason}")]
    public static partial void Refused(ILogger log, string peer, string callingAeTitle, string calledAeTitle, string reason);

    [LoggerMessage(1005, LogLevel.Error, "Association {Association}: a handler failed ({Fault}); answered {Status}")]
    public static partial void HandlerFailed(ILogger log, long association, string fault, string status);

    [LoggerMessage(1006, LogLevel.Debug, "Association {Association}: C-ECHO")]
    public static partial void Echo(ILogger log, long association);

    [LoggerMessage(1007, LogLevel.Information, "{Count} transfer syntaxes are offered; their samples decode as made")]
    public static partial void Offered(ILogger log, int count);

    [LoggerMessage(1008, LogLevel.Warning, "Transfer syntax {Syntax} is not offered: {Reason}")]
    public static partial void NotOffered(ILogger log, string syntax, string reason);

    [LoggerMessage(1013, LogLevel.Information, "DICOM listener for TLS on {EndPoint} as {AeTitle}; client certificates: {Mode}")]
    public static partial void ListeningForTls(ILogger log, string endPoint, string aeTitle, string mode);

    [LoggerMessage(1014, LogLevel.Error, "The changed certificate files cannot be used, the old ones stay in use: {Reason}")]
    public static partial void CertificateNotRenewed(ILogger log, string reason);

    [LoggerMessage(1015, LogLevel.Information, "Association {Association} of {CallingAeTitle} is one of source {Source}")]
    public static partial void Admitted(ILogger log, long association, string callingAeTitle, string source);

    [LoggerMessage(1010, LogLevel.Information, "Association {Association}: image {SopInstanceUid} of study {StudyInstanceUid} {Result}, {Bytes} bytes")]
    public static partial void Stored(ILogger log, long association, string sopInstanceUid, string studyInstanceUid, string result, long bytes);

    [LoggerMessage(1011, LogLevel.Warning, "Association {Association}: object {SopInstanceUid} answered {Status}: {Reason}")]
    public static partial void NotStored(ILogger log, long association, string sopInstanceUid, string status, string reason);

    [LoggerMessage(1020, LogLevel.Information, "Association {Association}: storage commitment {TransactionUid}: {Committed} committed, {Failed} not")]
    public static partial void Committed(ILogger log, long association, string transactionUid, int committed, int failed);

    [LoggerMessage(1025, LogLevel.Information, "Association {Association}: storage commitment {TransactionUid} reported")]
    public static partial void CommitmentToldAtOnce(ILogger log, long association, string transactionUid);

    [LoggerMessage(1021, LogLevel.Information, "Storage commitment {TransactionUid} reported to {AeTitle} on an association of its own")]
    public static partial void CommitmentTold(ILogger log, string transactionUid, string aeTitle);

    [LoggerMessage(1022, LogLevel.Warning, "Storage commitment {TransactionUid} could not be reported to {AeTitle} (attempt {Attempt}): {Trouble}")]
    public static partial void CommitmentNotTold(ILogger log, string transactionUid, string aeTitle, int attempt, string trouble);

    [LoggerMessage(1023, LogLevel.Error, "Storage commitment {TransactionUid} is not reported to {AeTitle} any more after {Attempts} attempts: {Trouble}")]
    public static partial void CommitmentGivenUp(ILogger log, string transactionUid, string aeTitle, int attempts, string trouble);

    [LoggerMessage(1024, LogLevel.Error, "Storage commitments wait: {Fault}")]
    public static partial void CommitmentsStuck(ILogger log, string fault);

    [LoggerMessage(1030, LogLevel.Information, "Association {Association}: procedure step {StepUid} is {Status}: {Studies} studies, {Listed} instances listed")]
    public static partial void StepKept(ILogger log, long association, string stepUid, string status, int studies, int listed);

    [LoggerMessage(1031, LogLevel.Warning, "Association {Association}: procedure step {StepUid} answered {Status}")]
    public static partial void StepRefused(ILogger log, long association, string stepUid, string status);

    [LoggerMessage(1032, LogLevel.Error, "Association {Association}: procedure step {StepUid} could not be kept ({Fault}); answered {Status}")]
    public static partial void StepNotKept(ILogger log, long association, string stepUid, string fault, string status);

    [LoggerMessage(1012, LogLevel.Error, "A refusal could not be recorded ({Fault})")]
    public static partial void RefusalNotRecorded(ILogger log, string fault);
}
