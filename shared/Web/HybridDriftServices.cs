using HybridDrift.Collect;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Web;

/// <summary>Joins the parts of the product, once for both heads.</summary>
public static class HybridDriftServices
{
    /// <param name="files">What the paths in the plan of a site are relative to; null for plans that may name no files.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddHybridDrift(this IServiceCollection services, IConfiguration configuration, Func<string, string?> files, TimeProvider time)
    {
        var kept = KeptIn.Of(configuration, time);
        var reading = new SiteReading(files, new GivenSecrets(), time);
        var tickets = Tickets(configuration);
        var runner = new ScanRunner(kept.Store, kept.Jobs, reading.ReadAsync, time, new ReviewNote(new PostBack(tickets, time)).WriteAsync);
        var (plans, statuses) = (new PlanLibrary(kept.Store), new SiteStatuses(kept.Store));
        var schedule = Schedule(configuration[ScanSchedule.Setting]);
        var scheduled = new ScheduledScans(plans, kept.Jobs);
        return services
            .AddSingleton(time).AddSingleton(kept).AddSingleton(kept.Store).AddSingleton(kept.Jobs).AddSingleton(kept.Inbox)
            .AddSingleton(plans).AddSingleton(statuses).AddSingleton(schedule).AddSingleton(runner)
            .AddSingleton(new ReportLibrary(kept.Store)).AddSingleton(new KeptScans(kept.Store)).AddSingleton(scheduled).AddSingleton(new Timetable(kept.Store, schedule, scheduled, time))
            .AddSingleton(p => new ScanWorker(kept.Inbox, runner, time, p.GetRequiredService<ILogger<ScanWorker>>()))
            .AddSingleton(new SitesEndpoint(plans, statuses, schedule, time))
            .AddSingleton(new ReportsEndpoint(plans, new(kept.Store), kept.Links))
            .AddSingleton(new ScansEndpoint(plans, kept.Jobs, time))
            .AddSingleton(new TicketIntake(tickets, kept.Store, kept.Jobs, time))
            .AddSingleton(new PlanEndpoint(plans, configuration.GetSection("HybridDrift:AllowedSources").Get<string[]>() ?? []));
    }

    private static TicketSettings Tickets(IConfiguration configuration)
    {
        var reading = TicketSettingsReader.Read(configuration);
        return reading.Completeness == Completeness.Complete ? reading.Value : throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }

    private static ScanSchedule Schedule(string? text) => ScanSchedule.TryParse(string.IsNullOrEmpty(text) ? ScanSchedule.Default : text)
        ?? throw new InvalidOperationException($"The setting {ScanSchedule.Setting} is not a schedule of six fields, such as \"{ScanSchedule.Default}\" (second, minute, hour, day, month, day of the week).");
}
