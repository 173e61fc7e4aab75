using HipAi.Dicom.Data;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Network.Server;

/// <summary>What all sessions of a server share.</summary>
internal sealed record SessionSettings(DicomServerOptions Options, IDicomServiceProvider Provider, AssociationRegistry Registry, TimeProvider Time)
{
    /// <summary>The time-outs of the upper layer.</summary>
    public UpperLayerTimeouts Timeouts { get; } = new(Options.ArtimTimeout, Options.PduTimeout);

    /// <summary>What we say about ourselves in an A-ASSOCIATE-AC.</summary>
    public UserInformation Local { get; } = new()
    {
        MaximumLength = (uint)Options.MaximumPduLength,
        ImplementationClassUid = DicomImplementation.ClassUID,
        ImplementationVersionName = DicomImplementation.VersionName,
    };
}
