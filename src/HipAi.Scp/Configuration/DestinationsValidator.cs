using HipAi.Dicom.Network;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Scp.Delivery;

namespace HipAi.Scp.Configuration;

/// <summary>Checks the destinations of reports, and then tries what can be tried: folders are written, certificates are loaded.</summary>
internal static class DestinationsValidator
{
    private const string Section = "Delivery:Destinations";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds everything that is wrong.</summary>
    public static void Check(HipAiOptions options, string contentRoot, SettingErrors errors)
    {
        var delivery = options.Delivery;
        if (delivery.StationName.Length > 0 && !OptionsValidator.IsAeTitle(delivery.StationName))
            errors.Add("Delivery:StationName", delivery.StationName, "a station's name has up to 16 printable ASCII characters, no backslash, no blank at either end");
        if (delivery.Facility.Length > 64 || delivery.Facility.Any(char.IsControl))
            errors.Add("Delivery:Facility", delivery.Facility, "a facility has up to 64 printable characters");
        for (var i = 0; i < delivery.Destinations.Count; i++)
        {
            var (destination, path) = (delivery.Destinations[i], $"{Section}:{i}");
            CheckName(delivery.Destinations, i, path, errors);
            CheckForms(destination, path, errors);
            CheckTimes(destination, path, errors);
            CheckEndPoint(destination, path, contentRoot, errors);
            CheckHl7(destination.Hl7, $"{path}:Hl7", errors);
            CheckFhir(destination.Fhir, $"{path}:Fhir", errors);
        }
    }

    private static void CheckName(IReadOnlyList<DestinationOptions> all, int index, string path, SettingErrors errors)
    {
        var name = all[index].Name;
        if (!NodeNames.IsName(name))
            errors.Add($"{path}:Name", name, "a destination's name has 1 to 63 letters, digits, dots and hyphens, and does not begin with a dot");
        else if (all.Take(index).Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
            errors.Add($"{path}:Name", name, "another destination has that name");
    }

    private static void CheckForms(DestinationOptions destination, string path, SettingErrors errors)
    {
        var allowed = FormsOfKinds.Allowed(destination.Kind);
        foreach (var form in destination.Forms)
            if (!allowed.Any(one => string.Equals(one.ToString(), form, StringComparison.OrdinalIgnoreCase)))
                errors.Add($"{path}:Forms", form, $"not a form that a destination of kind {destination.Kind} gets; there are {string.Join(", ", allowed)}");
    }

    private static void CheckTimes(DestinationOptions destination, string path, SettingErrors errors)
    {
        errors.InRange($"{path}:ConnectTimeout", destination.ConnectTimeout, Least, TimeSpan.FromMinutes(5));
        errors.InRange($"{path}:AnswerTimeout", destination.AnswerTimeout, Least, TimeSpan.FromHours(1));
        if (errors.InRange($"{path}:RetryDelay", destination.RetryDelay, Least, TimeSpan.FromHours(1)))
            errors.InRange($"{path}:LongestRetryDelay", destination.LongestRetryDelay, destination.RetryDelay, TimeSpan.FromHours(24));
        errors.InRange($"{path}:MaximumAttempts", destination.MaximumAttempts, 1, 10_000);
        errors.InRange($"{path}:FailuresToOpen", destination.FailuresToOpen, 1, 1000);
        errors.InRange($"{path}:Tls:HandshakeTimeout", destination.Tls.HandshakeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    }

    private static void CheckEndPoint(DestinationOptions destination, string path, string contentRoot, SettingErrors errors)
    {
        errors.InRange($"{path}:Port", destination.Port, 0, 65535);
        if (destination.RejectionNotes && destination.Kind != DestinationKind.Dicom)
            errors.Add($"{path}:RejectionNotes", "True", "a rejection note is a DICOM object: only a destination of kind Dicom gets one");
        else if (destination.RejectionNotes && !FormsOfKinds.Of(destination).Contains(ReportForm.Sr))
            errors.Add($"{path}:RejectionNotes", "True", "a rejection note withdraws an SR, which is not among the Forms");
        switch (destination.Kind)
        {
            case DestinationKind.Folder:
                if (destination.Folder.Length > 0 && SettingTrials.WhyNotWritable(Path.GetFullPath(destination.Folder, contentRoot)) is { } trouble)
                    errors.Add($"{path}:Folder", destination.Folder, trouble);
                return;
            case DestinationKind.Fhir:
                CheckFhir(destination, path, contentRoot, errors);
                return;
            case DestinationKind.Dicom:
                CheckTitles(destination, path, errors);
                break;
        }

        if (Uri.CheckHostName(destination.Host) == UriHostNameType.Unknown) errors.Add($"{path}:Host", destination.Host, "not a host name or address");
        if (destination.Tls.Enabled) CheckTls(destination.Tls, path, contentRoot, errors);
    }

    private static void CheckHl7(DestinationHl7Options hl7, string path, SettingErrors errors)
    {
        foreach (var (setting, value) in new[]
        {
            ("SendingApplication", hl7.SendingApplication), ("SendingFacility", hl7.SendingFacility),
            ("ReceivingApplication", hl7.ReceivingApplication), ("ReceivingFacility", hl7.ReceivingFacility),
        })
            if (value.Length > 180 || value.Any(char.IsControl)) errors.Add($"{path}:{setting}", value, "a field of MSH has up to 180 printable characters");
        if (hl7.ProcessingId is not ("P" or "T" or "D")) errors.Add($"{path}:ProcessingId", hl7.ProcessingId, "not P, T or D");
        if (hl7.Version is not ['2', '.', >= '3' and <= '9', ..] || hl7.Version.Length > 5 || hl7.Version.Any(c => c != '.' && !char.IsAsciiDigit(c)))
            errors.Add($"{path}:Version", hl7.Version, "not a version of HL7 from 2.3 to 2.9");
        if (!Hl7CharacterSet.Names.Contains(hl7.CharacterSet))
            errors.Add($"{path}:CharacterSet", hl7.CharacterSet, $"there are {string.Join(", ", Hl7CharacterSet.Names)}");
    }

    private static void CheckFhir(DestinationFhirOptions fhir, string path, SettingErrors errors)
    {
        foreach (var (setting, value) in new[] { ("PatientSystem", fhir.PatientSystem), ("AccessionSystem", fhir.AccessionSystem) })
            if (value.Length > 0 && !Uri.TryCreate(value, UriKind.Absolute, out _)) errors.Add($"{path}:{setting}", value, "not a URI");
    }

    private static void CheckTitles(DestinationOptions destination, string path, SettingErrors errors)
    {
        if (!OptionsValidator.IsAeTitle(destination.CalledAeTitle)) errors.Add($"{path}:CalledAeTitle", destination.CalledAeTitle, OptionsValidator.AeTitleRule);
        if (destination.CallingAeTitle.Length > 0 && !OptionsValidator.IsAeTitle(destination.CallingAeTitle))
            errors.Add($"{path}:CallingAeTitle", destination.CallingAeTitle, OptionsValidator.AeTitleRule);
    }

    private static void CheckFhir(DestinationOptions destination, string path, string contentRoot, SettingErrors errors)
    {
        if (!Uri.TryCreate(destination.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
            errors.Add($"{path}:Url", destination.Url, "not an http or https address without user and password in it");
        else if (url.Scheme == "https")
            CheckTls(destination.Tls, path, contentRoot, errors);
        if (destination.BearerTokenFile.Length > 0 && destination.UserName.Length > 0)
            errors.Add($"{path}:UserName", destination.UserName, "a bearer token is set already: one of the two");
        if (destination.PasswordFile.Length > 0 && destination.UserName.Length == 0) errors.Add($"{path}:PasswordFile", destination.PasswordFile, "without a UserName");
        foreach (var (setting, file) in new[] { ("BearerTokenFile", destination.BearerTokenFile), ("PasswordFile", destination.PasswordFile) })
            if (file.Length > 0 && !File.Exists(Path.GetFullPath(file, contentRoot))) errors.Add($"{path}:{setting}", file, "there is no such file");
    }

    private static void CheckTls(DestinationTlsOptions tls, string path, string contentRoot, SettingErrors errors)
    {
        if (tls.PinnedThumbprint.Length > 0 && (tls.PinnedThumbprint.Length != 64 || !tls.PinnedThumbprint.All(char.IsAsciiHexDigit)))
            errors.Add($"{path}:Tls:PinnedThumbprint", tls.PinnedThumbprint, "a thumbprint is a SHA-256 in 64 hexadecimal characters");
        else if (tls is { PinnedThumbprint.Length: 0, TrustedAuthoritiesFile.Length: 0, TrustSystemAuthorities: false })
            errors.Add($"{path}:Tls:TrustedAuthoritiesFile", "", "somebody must vouch for the peer");
        try
        {
            DestinationTls.Load(tls, contentRoot);
        }
        catch (DicomNetworkException fault)
        {
            // The library's own words name the file and what is wrong with it.
            errors.Add($"{path}:Tls", "", fault.Message);
        }
    }
}
