using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary><c>GET /api/4.0/edges/edge-N/healthsummary</c>.</summary>
internal static class EdgeHealthParser
{
    public static readonly EdgeHealth Nothing = new("", null, false, [], 0, [], new("", ""));

    public static Reading<EdgeHealth> Parse(RecordedDocument document, string id)
    {
        if (XmlText.Parse(document, out var problem, "edgeHealthSummary") is not { } root) return Reading.Failed(Nothing, problem!);
        if (root.Text("id") is { } other && other != id) return Reading.Failed(Nothing, document.Problem($"is of {other}, not of {id}"));
        var problems = new List<Problem>();
        var published = root.Text("publishStatus")?.ToUpperInvariant() switch
        {
            "APPLIED" => true,
            "PERSISTED" => false,
            _ => (bool?)null,
        };
        if (published is null) problems.Add(root.At(document.Path).Problem("has no <publishStatus> that says APPLIED or PERSISTED"));
        var position = 0;
        var appliances = root.Elements("edgeVmsHealthSummary").Elements("vmHealthSummary").Select(vm => Appliance(vm, vm.At(document.Path, ++position))).ToArray();
        position = 0;
        var alarms = root.Elements("activeAlarms").Elements("edgeAlarm").Select(a => new EdgeAlarm(a.Text("alarmCode") ?? "?", a.Text("severity") ?? "?", a.At(document.Path, ++position)));
        return Reading.Of(new EdgeHealth(
            root.Text("configVersion") ?? "", published, root.Flag("preRulesExists", absent: false, document.Path, problems),
            appliances, root.Elements("pendingJobs").Elements().Count(), [.. alarms], root.At(document.Path)), document.Path, problems);
    }

    private static ApplianceHealth Appliance(XElement vm, Origin origin) => new(
        vm.Text("name") ?? vm.Text("id") ?? "?", vm.Text("vmConfigVersion"),
        vm.Text("mpConnectivityStatus")?.ToUpperInvariant() switch { "UP" => true, "DOWN" => false, _ => null },
        vm.Text("haState")?.ToLowerInvariant(), origin);
}
