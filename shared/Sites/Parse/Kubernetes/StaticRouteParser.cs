using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>The StaticRoute of <c>static-route.ibm.com/v1</c>.</summary>
internal static class StaticRouteParser
{
    private static readonly string[] Operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    public static WorkerStaticRoute? Parse(JsonElement route, Origin origin, List<Problem> problems) => Fields.Read(route, origin, problems, fields =>
    {
        var hostBits = Prefix.TryParse(fields.Text("spec", "subnet"), out _, out var had) && had;
        return new WorkerStaticRoute(fields.Name(), fields.NeededPrefix("spec", "subnet"), hostBits, fields.Address("spec", "gateway"), fields.Whole("spec", "table"),
            [.. fields.Items("spec", "selectors").Select(Selector)], [.. fields.Items("status", "nodeStatus").Select(Report)], origin);
    });

    private static LabelRequirement Selector(Fields selector)
    {
        var operation = selector.Needed("operator");
        if (operation.Length > 0 && !Operators.Contains(operation)) selector.Problem("operator is none of In, NotIn, Exists, DoesNotExist");
        return new(selector.Needed("key"), operation, selector.Texts("values"));
    }

    private static WorkerRouteReport Report(Fields report) => new(report.Needed("hostname"), report.Text("error") ?? "",
        report.Prefix("state", "subnet"), report.Address("state", "gateway"), report.Whole("state", "table"));
}
