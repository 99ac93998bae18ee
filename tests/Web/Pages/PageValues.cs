using HybridDrift.Addresses;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Flows.Proofs;
using HybridDrift.Storage;
using HybridDrift.Web.Pages;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>Values that pages are made of, with texts that try to be markup.</summary>
internal static class PageValues
{
    public const string Evil = "</td><script>alert(1)</script>\"'&\u202Egnp";

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static SiteNow Now(string site = "dal10", string? verdict = "Drift", int failures = 0, bool overdue = false, bool hasPlan = true) => new(
        site, hasPlan, verdict is null ? null : "run00000002", verdict, verdict is null ? null : Noon, verdict is null ? null : Noon.AddHours(6), Noon.AddHours(12), overdue,
        failures, failures > 0 ? new("run00000003", Noon.AddHours(7), Evil) : null, []);

    public static SiteNow Given => Now() with { Given = [new("run00000004", Noon.AddHours(8), "It was given up after too many attempts."), new("run00000001", Noon, Evil)] };

    public static ReportLine Line(int number, string verdict, ReportCounts? counts) => new(Manifest(number, verdict), counts);

    public static ReportManifest Manifest(int number, string verdict) => new("dal10", $"run{number:00000000}", Noon.AddHours(number * 6), verdict, []);

    public static ReportCounts Counts(int unknown, params (Severity Severity, int Count)[] fails) => new(200, 200 + unknown, unknown, fails.ToDictionary(f => f.Severity, f => f.Count));

    public static IReadOnlyList<ReportLine> Lines =>
    [
        Line(4, "CannotTell", Counts(3)),
        Line(3, "Drift", Counts(0, (Severity.Critical, 1), (Severity.Medium, 2))),
        Line(2, "Drift", null),
        Line(1, "Compliant", Counts(0)),
    ];

    public static KeptAnswer Answer(string identity, Status status, string asset = "edge-7", Severity severity = Severity.High, string check = "A6-1") =>
        new(identity, check, "Outbound traffic is accepted", status, status == Status.Unknown ? "nsx/edge-7.xml: is not in the recording" : "", severity, asset, $"subject {identity}", "accepted", status == Status.Fail ? $"dropped {Evil}" : "");

    public static KeptAnswers Answers(params KeptAnswer[] answers) => new("1.0", new("00"), [new("nsx", Completeness.Complete)], answers, [], []);

    public static SiteDifference Difference => new(
        [
            new("icp-edge (edge-7)", "firewall", "packets", "accepted by rule 'web'", $"dropped by rule '{Evil}'") { Packets = [new("vNIC 0", null, PacketSet.All)] },
            new("iks", "IP pools", Evil, "cidr 172.30.0.0/16", SiteChange.NotThere) { Certain = false },
            new("vcs-edge (edge-3)", "IPsec", "site", "psk hidden", "Password=Hunter2Hunter2"),
        ],
        [new("icp", "nodes", "icp/nodes.json was not read after"), new("icp", "taints", "icp/nodes.json was not read after")], ["icp/apis.json"], 12);

    public static TwoReports Two => new(Manifest(1, "Compliant"), Manifest(3, "Drift"), Difference, AnswerComparison.Of(
        Answers(Answer("a", Status.Pass), Answer("b", Status.Fail), Answer("c", Status.Fail), Answer("d", Status.Pass), Answer("e", Status.Fail, severity: Severity.Critical)) with { Flows = [new("shop-db", HopVerdict.Holds)] },
        Answers(Answer("a", Status.Fail), Answer("b", Status.Fail), Answer("c", Status.Pass), Answer("d", Status.Unknown), Answer("e", Status.NotApplicable)) with { Flows = [new("shop-db", HopVerdict.Drifts)] }),
        [], PlanChanged: true);
}
