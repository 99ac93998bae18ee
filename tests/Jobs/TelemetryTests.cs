using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HybridDrift.Jobs;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_scan_can_be_watched_from_outside()
    {
        var run = $"run{Guid.NewGuid():n}"[..20];
        var figures = new ConcurrentBag<(string Name, double Value, string Tags)>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == Telemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => figures.Add((instrument.Name, value, Text(tags))));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => figures.Add((instrument.Name, value, Text(tags))));
        meters.Start();
        var activities = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == Telemetry.Name, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = activities.Add };
        ActivitySource.AddActivityListener(listener);
        using var site = await new JobSite().WithPlanAsync();
        site.Live = _ => Task.FromResult(ExampleSite.Drifted().Remove("nsx/edge-3.xml").Recording);

        await site.Runner.RunAsync(site.Job(run), default);

        Assert.Contains(figures, f => f is { Name: "hybriddrift.scans", Value: 1 } && f.Tags.Contains("verdict=Drift"));
        Assert.Contains(figures, f => f.Name == "hybriddrift.scan.duration");
        Assert.Contains(figures, f => f is { Name: "hybriddrift.findings", Value: > 0 } && f.Tags.Contains("severity=Critical"));
        Assert.Contains(figures, f => f.Name == "hybriddrift.unread" && f.Tags.Contains("source=nsx"));
        Assert.Contains(figures, f => f is { Name: "hybriddrift.unknowns", Value: > 0 });
        Assert.Contains(activities, a => (string?)a.GetTagItem("hybriddrift.run") == run);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(',', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
}
