using HybridDrift.Collect;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Web;

/// <summary>Joins the parts of the product, once for both heads.</summary>
public static class HybridDriftServices
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddHybridDrift(this IServiceCollection services, IConfiguration configuration, TimeProvider? clock = null)
    {
        var time = clock ?? TimeProvider.System;
        var kept = KeptIn.Of(configuration, time);
        var reading = new SiteReading(configuration["HybridDrift:Files"] is { Length: > 0 } folder ? folder : null, new GivenSecrets(), time);
        var runner = new ScanRunner(kept.Store, kept.Jobs, reading.ReadAsync, time);
        var (plans, statuses) = (new PlanLibrary(kept.Store), new SiteStatuses(kept.Store));
        var schedule = Schedule(configuration[ScanSchedule.Setting]);
        return services
            .AddSingleton(time).AddSingleton(kept).AddSingleton(kept.Store).AddSingleton(kept.Jobs).AddSingleton(kept.Inbox)
            .AddSingleton(plans).AddSingleton(statuses).AddSingleton(schedule).AddSingleton(runner)
            .AddSingleton(new ReportLibrary(kept.Store)).AddSingleton(new KeptScans(kept.Store)).AddSingleton(new ScheduledScans(plans, kept.Jobs))
            .AddSingleton(p => new ScanWorker(kept.Inbox, runner, time, p.GetRequiredService<ILogger<ScanWorker>>()))
            .AddSingleton(new SitesEndpoint(plans, statuses, schedule, time))
            .AddSingleton(new ReportsEndpoint(plans, new(kept.Store), kept.Links))
            .AddSingleton(new ScansEndpoint(plans, kept.Jobs, time))
            .AddSingleton(new PlanEndpoint(plans, configuration.GetSection("HybridDrift:AllowedSources").Get<string[]>() ?? []));
    }

    private static ScanSchedule Schedule(string? text) => ScanSchedule.TryParse(string.IsNullOrEmpty(text) ? ScanSchedule.Default : text)
        ?? throw new InvalidOperationException($"The setting {ScanSchedule.Setting} is not a schedule of six fields, such as \"{ScanSchedule.Default}\" (second, minute, hour, day, month, day of the week).");
}
