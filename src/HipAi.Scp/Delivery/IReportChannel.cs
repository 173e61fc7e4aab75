namespace HipAi.Scp.Delivery;

/// <summary>The way to one destination. For one caller at a time.</summary>
internal interface IReportChannel : IAsyncDisposable
{
    /// <summary>
    /// Sends one report version and looks at what is answered. Sending the same again puts nothing there twice: everything carries
    /// identifiers that follow from study and version.
    /// </summary>
    /// <exception cref="FormException">A form of it cannot be written.</exception>
    Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken);

    /// <summary>Nothing more is to be sent for now: lets go of what is held open.</summary>
    Task RestAsync();
}
