namespace HybridDrift.Plans;

/// <summary>Something wrong in a plan file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record PlanProblem(int Line, int Column, string What, string Right)
{
    public override string ToString() => $"{Line}:{Column}: {What}; {Right}";
}

/// <summary>A plan, or all that is wrong with it, never both.</summary>
public sealed record PlanReading(SitePlan? Plan, IReadOnlyList<PlanProblem> Problems);
