using HybridDrift.Plans.Sections;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans;

/// <summary>
/// Reads a plan file. Every value that is wrong is reported and stands in as a default while the rest is read, which
/// is why the plan is handed out only when nothing was reported.
/// </summary>
public static class PlanReader
{
    public static PlanReading Read(string yaml)
    {
        var problems = new ProblemList();
        var plan = PlanText.IsReadable(yaml, problems) && PlanTree.Read(yaml, problems) is { } root
            ? SiteSection.Read(root, problems)
            : null;
        return problems.IsEmpty ? new(plan, []) : new(null, problems.InOrderOfPosition());
    }
}
