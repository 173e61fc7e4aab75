using HipAi.Scp.Storage;

namespace HipAi.KillHost;

/// <summary>The real format; a header that is read before the service listens is read by recovery.</summary>
internal sealed class KillFormat(KillSwitch killer, Func<bool> isStarting) : IObjectFormat
{
    private readonly DicomObjectFormat _format = new();

    public byte[] Preface(StoreRequest request) => _format.Preface(request);

    public InstanceHeader ReadHeader(string path)
    {
        if (isStarting()) killer.Pass("start-adopting");
        return _format.ReadHeader(path);
    }

    public long DataSetOffset(string path) => _format.DataSetOffset(path);
}
