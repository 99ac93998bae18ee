namespace HybridDrift.Plans;

/// <summary>A key that a map of the plan file may have.</summary>
/// <param name="Example">A value to show when the key is missing; null for a key that may be left out.</param>
public sealed record PlanKey(string Name, string? Example)
{
    public bool IsRequired => Example is not null;

    public static PlanKey Required(string name, string example) => new(name, example);

    public static PlanKey Optional(string name) => new(name, null);
}
