using System.Globalization;
using System.Net;
using HipAi.Scp.Receiving;
using HipAi.Scp.Security.Users;
using Npgsql;

namespace HipAi.Scp.Configuration;

/// <summary>Checks every setting by its range, and then by trying the thing: the folder is made and written, the port is bound.</summary>
internal static class OptionsValidator
{
    /// <summary>What an AE title looks like, for whoever wrote something else.</summary>
    internal const string AeTitleRule = "an AE title has 1 to 16 printable ASCII characters, no backslash, no blank at either end";

    private const long Mebibyte = 1024 * 1024;

    /// <summary>Everything that is wrong; empty when the service can start.</summary>
    public static IReadOnlyList<SettingError> Check(HipAiOptions options, string contentRoot)
    {
        var errors = new SettingErrors();
        CheckReceiving(options.Receiving, errors);
        TlsValidator.Check(options.Receiving, contentRoot, errors);
        CheckRanges(options, errors);
        CheckReview(options.Review, errors);
        RetentionValidator.Check(options, errors);
        DestinationsValidator.Check(options, contentRoot, errors);
        CheckPaths(options, contentRoot, errors);
        return errors.All;
    }

    private static void CheckReceiving(ReceivingOptions receiving, SettingErrors errors)
    {
        if (receiving.PlainPort) CheckEndPoint("Receiving", receiving.Address, receiving.Port, errors);
        if (!IsAeTitle(receiving.AeTitle))
            errors.Add("Receiving:AeTitle", receiving.AeTitle, AeTitleRule);
        CheckNetworks("Receiving:AllowedSources", receiving.AllowedSources, errors);
        SourcesValidator.Check(receiving, errors);
        errors.InRange("Receiving:MaximumAssociations", receiving.MaximumAssociations, 1, 1000);
        errors.InRange("Receiving:MaximumAssociationsPerPeer", receiving.MaximumAssociationsPerPeer, 0, 1000);
        errors.InRange("Receiving:DrainTimeout", receiving.DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    /// <summary>An address and a port that can be listened on.</summary>
    internal static void CheckEndPoint(string section, string address, int port, SettingErrors errors)
    {
        var parsed = IPAddress.TryParse(address, out var found) ? found : null;
        if (parsed is null) errors.Add($"{section}:Address", address, "not an IP address");
        var portFits = errors.InRange($"{section}:Port", port, 0, 65535);
        if (parsed is not null && portFits && SettingTrials.WhyNotBindable(new IPEndPoint(parsed, port)) is { } taken)
            errors.Add($"{section}:Port", port.ToString(CultureInfo.InvariantCulture), taken);
    }

    private static void CheckRanges(HipAiOptions options, SettingErrors errors)
    {
        errors.InRange("Storage:MinimumFreeBytes", options.Storage.MinimumFreeBytes, 0, long.MaxValue);
        errors.InRange("Storage:MaximumObjectBytes", options.Storage.MaximumObjectBytes, Mebibyte, long.MaxValue);
        if (errors.InRange("Assembly:QuietPeriod", options.Assembly.QuietPeriod, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)))
            errors.InRange("Assembly:HardCap", options.Assembly.HardCap, options.Assembly.QuietPeriod, TimeSpan.FromHours(24));
        errors.InRange("Assembly:SettleTime", options.Assembly.SettleTime, TimeSpan.Zero, TimeSpan.FromHours(1));
        errors.InRange("Pipeline:Workers", options.Pipeline.Workers, 1, 64);
        errors.InRange("Pipeline:MaximumAttempts", options.Pipeline.MaximumAttempts, 1, 20);
        errors.InRange("Pipeline:RetryDelay", options.Pipeline.RetryDelay, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        errors.InRange("Pipeline:Lease", options.Pipeline.Lease, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));
        errors.InRange("Pipeline:PollInterval", options.Pipeline.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        CheckDatabase(options.Storage, errors);
        errors.InRange("Reporting:PollInterval", options.Reporting.PollInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        if (!IsLanguage(options.Reporting.Language)) errors.Add("Reporting:Language", options.Reporting.Language, "not a language tag, as 'en' or 'de-CH'");
        errors.InRange("Inference:IntraOpThreads", options.Inference.IntraOpThreads, 0, 256);
        errors.InRange("Inference:CudaDevice", options.Inference.CudaDevice, 0, 255);
        errors.InRange("Inference:LargestBatch", options.Inference.LargestBatch, 1, 64);
        errors.InRange("Web:RequestsPerSecond", options.Web.RequestsPerSecond, 0, 10_000);
        CheckNetworks("Web:Proxies", options.Web.Proxies, errors);
        foreach (var url in options.Web.Urls.Split(';'))
            if (!IsWebAddress(url)) errors.Add("Web:Urls", options.Web.Urls, $"'{url}' is not an http or https address");
    }

    private static void CheckReview(ReviewOptions review, SettingErrors errors)
    {
        if (errors.InRange("Review:SessionIdle", review.SessionIdle, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)))
            errors.InRange("Review:SessionLength", review.SessionLength, review.SessionIdle, TimeSpan.FromDays(7));
        if (review.AdminPassword.Length > 0 && PasswordRule.WhyNot(review.AdminPassword, FirstAdmin.Name) is { } fault)
            errors.Add("Review:AdminPassword", "(not shown)", fault);
    }

    /// <summary>The database, and the name of the node that uses it.</summary>
    internal static void CheckDatabase(StorageOptions storage, SettingErrors errors)
    {
        errors.InRange("Storage:DatabaseBusyTimeout", storage.DatabaseBusyTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        if (storage.NodeName.Length > 0 && !NodeNames.IsName(storage.NodeName))
            errors.Add("Storage:NodeName", storage.NodeName, "a node's name has 1 to 63 letters, digits, dots and hyphens, and does not begin with a dot");
        if (storage.Database.Length == 0) return;
        try
        {
            if (new NpgsqlConnectionStringBuilder(storage.Database).Host is not { Length: > 0 }) throw new ArgumentException("no Host is named");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Each keyword has its own exception. The value holds a password, so neither it nor a message that may quote it is told.
            var cause = fault.Message.Contains("Host", StringComparison.Ordinal) ? "no Host is named" : $"not a connection string of Npgsql ({fault.GetType().Name})";
            errors.Add("Storage:Database", "(not shown)", cause);
        }
    }

    /// <summary>The star and the plus that stand for every host are no host names to <see cref="Uri"/>.</summary>
    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https");

    private static void CheckPaths(HipAiOptions options, string contentRoot, SettingErrors errors)
    {
        if (string.IsNullOrWhiteSpace(options.Storage.Root))
        {
            errors.Add("Storage:Root", options.Storage.Root, "a folder is wanted");
            return;
        }

        var paths = ResolvedPaths.From(options, contentRoot);
        if (paths.Gdcmconv.Length > 0 && !File.Exists(paths.Gdcmconv))
            errors.Add("Receiving:GdcmconvPath", options.Receiving.GdcmconvPath, $"there is no file '{paths.Gdcmconv}'");
        if (!Directory.Exists(paths.TemplatesFolder))
            errors.Add("Reporting:TemplatesFolder", options.Reporting.TemplatesFolder, $"there is no folder '{paths.TemplatesFolder}'");
        if (SettingTrials.WhyNotWritable(paths.StorageRoot) is { } storage) errors.Add("Storage:Root", options.Storage.Root, storage);
        else if (SettingTrials.WhyNotWritable(paths.ReportsFolder) is { } delivery) errors.Add("Delivery:Folder", options.Delivery.Folder, delivery);
    }

    private static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 35 && tag.Split('-') is [{ Length: 2 or 3 } language, ..] && language.All(char.IsAsciiLetter)
        && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static void CheckNetworks(string setting, string networks, SettingErrors errors)
    {
        try
        {
            SourceNetworks.Parse(networks);
        }
        catch (FormatException fault)
        {
            // The parser's own words name the entry.
            errors.Add(setting, networks, fault.Message);
        }
    }

    /// <summary>Whether a text can be an AE title (PS3.5 6.2, VR AE), without padding.</summary>
    internal static bool IsAeTitle(string title) =>
        title.Length is > 0 and <= 16
        && title.Trim() == title
        && title.All(c => c is >= ' ' and <= '~' and not '\\');
}
