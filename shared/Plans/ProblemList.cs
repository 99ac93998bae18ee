using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans;

/// <summary>Everything that is wrong with a plan file, gathered while it is read.</summary>
internal sealed class ProblemList
{
    private readonly List<PlanProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(PlanNode at, string what, string right) => Add(at.Line, at.Column, what, right);

    public void Add(int line, int column, string what, string right) => problems.Add(new(line, column, what, right));

    public IReadOnlyList<PlanProblem> InOrderOfPosition() => [.. problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
