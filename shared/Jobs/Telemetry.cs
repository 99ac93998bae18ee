using System.Diagnostics;
using System.Diagnostics.Metrics;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;

namespace HybridDrift.Jobs;

/// <summary>What can be watched from outside, by OpenTelemetry or by anything else that listens to .NET's own instruments.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "HybridDrift";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Scans = Meter.CreateCounter<long>("hybriddrift.scans", "{scan}", "Scans that ended, by site, reason and verdict; 'Failed' for those without a report.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("hybriddrift.scan.duration", "s", "From the start of reading to the kept report.");
    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("hybriddrift.findings", "{finding}", "Findings of scans, by site and severity.");
    private static readonly Counter<long> Unread = Meter.CreateCounter<long>("hybriddrift.unread", "{scan}", "Scans in which a source could not be read completely, by site and source.");
    private static readonly Counter<long> Unknowns = Meter.CreateCounter<long>("hybriddrift.unknowns", "{answer}", "Answers that could not be given, by site.");

    /// <summary>One attempt at a job. Null when nobody listens.</summary>
    public static Activity? Start(ScanJob job) =>
        Activities.StartActivity("scan", ActivityKind.Consumer)?.SetTag("hybriddrift.site", job.Site).SetTag("hybriddrift.run", job.Run).SetTag("hybriddrift.reason", job.Reason.ToString());

    public static void Finished(ScanJob job, Report report, TimeSpan took)
    {
        Scans.Add(1, new("site", job.Site), new("reason", job.Reason.ToString()), new("verdict", report.Verdict.ToString()));
        Duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("site", job.Site));
        foreach (var severity in report.Findings.GroupBy(f => f.Severity)) Findings.Add(severity.Count(), new("site", job.Site), new("severity", severity.Key.ToString()));
        foreach (var source in report.Sources.Where(s => s.Completeness is Completeness.Partial or Completeness.Failed)) Unread.Add(1, new("site", job.Site), new("source", source.Name));
        Unknowns.Add(report.Count(Status.Unknown), new KeyValuePair<string, object?>("site", job.Site));
    }

    public static void Failed(ScanJob job) => Scans.Add(1, new("site", job.Site), new("reason", job.Reason.ToString()), new("verdict", "Failed"));
}
