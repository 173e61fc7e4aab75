using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary>The options that name a DICOM peer.</summary>
internal sealed class PeerOptions
{
    private readonly Option<string> _host = Options.Text("--host", "Host name or address of the DICOM service.", "127.0.0.1");
    private readonly Option<int> _port = Options.Number("--port", "TCP port of the DICOM service.", 1, 65535, 11112);
    private readonly Option<string> _calling = Options.AeTitle("--calling", "AE title of the sender.", "HIPAI_SCU");
    private readonly Option<string> _called = Options.AeTitle("--called", "AE title of the service.", "HIPAI");
    private readonly TlsPeerOptions _tls = new();

    /// <summary>Adds the options to a verb.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(_host);
        command.Options.Add(_port);
        command.Options.Add(_calling);
        command.Options.Add(_called);
        _tls.AddTo(command);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="CommandException">A certificate cannot be loaded.</exception>
    internal Peer Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(_host),
            parsed.GetRequiredValue(_port),
            parsed.GetRequiredValue(_calling),
            parsed.GetRequiredValue(_called),
            _tls.Read(parsed));
}
