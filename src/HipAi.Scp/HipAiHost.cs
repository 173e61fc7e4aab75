using HipAi.Dicom.Imaging.Codecs;
using HipAi.Inference;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Api;
using HipAi.Scp.Configuration;
using HipAi.Scp.Operations;
using HipAi.Scp.Operations.Metrics;
using HipAi.Scp.Pipeline;
using HipAi.Scp.Review;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;

namespace HipAi.Scp;

/// <summary>Puts the rooms together into one program.</summary>
public static class HipAiHost
{
    /// <summary>Bytes of the largest request that pages and API take: images come over DICOM.</summary>
    private const long LargestBody = 2 * 1024 * 1024;

    /// <summary>Builds the service: settings checked, models loaded, rooms wired, nothing started.</summary>
    /// <param name="args">Command line settings, for example <c>--urls http://127.0.0.1:9090</c>.</param>
    /// <param name="configure">Called before the settings are read: demo and tests put their own settings and parts in here.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named at once.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        // Named as the product, so that its compiled pages are found whatever process it runs in.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = ContentRoot(),
            ApplicationName = typeof(HipAiHost).Assembly.GetName().Name,
        });
        var clock = time ?? TimeProvider.System;
        builder.Services.AddSingleton(clock);
        // These entries hold whole addresses, and a PACS opens studies by accession number (requirements F4, H4).
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        configure?.Invoke(builder);

        var (options, paths) = Configure(builder, clock);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(options.Web.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, LargestBody));
        builder.Services.AddHipAi(options, paths);
        builder.Services.AddHipAiSecurity();
        builder.Services.AddReviewPages();

        var app = builder.Build();
        app.UseReviewFiles();
        app.UseHipAiSecurity();
        app.MapHealth();
        app.MapMetrics();
        app.MapReviewPages();
        app.MapStudyApi();
        app.MapTemplateApi();
        return app;
    }

    /// <summary>The settings as the service reads them, for a verb that works on its data folder; models, ports and folders are not tried.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named at once.</exception>
    internal static (HipAiOptions Options, ResolvedPaths Paths) ReadSettings(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        var (errors, checks) = (new List<SettingError>(), new SettingErrors());
        var options = OptionsBinder.Read(builder.Configuration, errors);
        RetentionValidator.Check(options, checks);
        OptionsValidator.CheckDatabase(options.Storage, checks);
        errors.AddRange(checks.All);
        if (errors.Count > 0) throw new ConfigurationException(errors);
        return (options, ResolvedPaths.From(options, builder.Environment.ContentRootPath));
    }

    /// <summary>
    /// Where settings, templates and models are read from, and relative paths count from: the folder that was set or the
    /// working folder, where it holds the settings; otherwise the folder of the program, which holds copies.
    /// </summary>
    private static string ContentRoot()
    {
        var wanted = Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT")
            ?? Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(wanted, "appsettings.json")) ? wanted : AppContext.BaseDirectory;
    }

    private static (HipAiOptions Options, ResolvedPaths Paths) Configure(WebApplicationBuilder builder, TimeProvider time)
    {
        var errors = new List<SettingError>();
        var options = OptionsBinder.Read(builder.Configuration, errors);
        if (OtlpEndpoint.Read(builder.Configuration, errors) is { } collector)
        {
            builder.Services.AddSingleton(collector);
            builder.Services.AddHostedService<OtlpExport>();
        }

        errors.AddRange(OptionsValidator.Check(options, builder.Environment.ContentRootPath));
        var paths = ResolvedPaths.From(options, builder.Environment.ContentRootPath);
        if (builder.Services.All(service => service.ServiceType != typeof(StudyStages))
            && StageLoader.Load(options, paths, time, errors) is { } loaded)
        {
            // By factories, so that the container disposes the judge after the stages that use it.
            builder.Services.AddSingleton(_ => loaded.Judge);
            builder.Services.AddSingleton(sp => (loaded with { Judge = sp.GetRequiredService<StudyJudge>() })
                .Over(sp.GetRequiredService<InstanceFiles>(), sp.GetRequiredService<DicomTranscoder>(), sp.GetRequiredService<TemplateShelf>()));
        }

        if (errors.Count > 0) throw new ConfigurationException(errors);
        return (options, paths);
    }
}
