using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

/// <summary>Plans to try the reader with.</summary>
internal static class PlanSample
{
    /// <summary>Three lines that make a good plan; what is added starts on line 4.</summary>
    public const string Minimal = """
        site: dal10
        integration: {}
        networks: {vcs-vms: 192.168.140.0/24, icp-workers: 192.168.133.0/24}

        """;

    /// <summary>The minimal plan with edges that serve its networks and a BCR; what is added starts on line 6.</summary>
    public const string WithEdges = Minimal + """
        edges: {all: {nsx: edge-1, serves: [vcs-vms, icp-workers]}}
        routers: {bcr: 10.0.0.1}

        """;

    public static string Example { get; } = File.ReadAllText(Path.Combine(Repository.Root, "infra", "example", "plan.yaml"));

    public static SitePlan Plan(string yaml)
    {
        var reading = PlanReader.Read(yaml);
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }

    /// <summary>The problems as they are printed. A plan with problems must not be handed out.</summary>
    public static string[] Problems(string yaml)
    {
        var reading = PlanReader.Read(yaml);
        Assert.Equal(reading.Problems.Count == 0, reading.Plan is not null);
        return [.. reading.Problems.Select(p => p.ToString())];
    }

    public static string Problem(string yaml) => Assert.Single(Problems(yaml));
}
