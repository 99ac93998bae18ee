using HybridDrift.Changes;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Changes;

/// <summary>A change ticket about the example site, and scans around it.</summary>
internal static class ChangeTickets
{
    public const string Number = "CHG0030001";

    public static readonly DateTimeOffset Before = ExampleSite.Now, After = ExampleSite.Now.AddHours(4);

    public static ChangeNotice Notice(ChangePhase phase = ChangePhase.Review, params IReadOnlyList<string> scope) =>
        new("servicenow", Number, "0123456789abcdef0123456789abcdef", phase, Before.AddHours(1), Before.AddHours(3), scope, 7);

    public static ReviewedScan Scan(this ExampleSite site, string run, DateTimeOffset time, bool late = false) =>
        new(run, site.Recording, HybridDrift.Scan.Judge(site.Plan, site.Recording, run, time), late);

    /// <summary>The healthy site before the change, and what is given after it.</summary>
    public static ChangeReview Review(this ExampleSite after, params IReadOnlyList<string> scope) => after.Review(ExampleSite.Healthy(), ChangePhase.Review, scope);

    public static ChangeReview Review(this ExampleSite after, ExampleSite before, ChangePhase phase, IReadOnlyList<string> scope, bool late = false) =>
        ChangeReviewer.Of(Notice(phase, scope), after.Plan.Plan, before.Scan("before000000", Before, late), after.Scan("after0000000", After));
}
