namespace HybridDrift.Tests.Faults;

/// <summary>Tests that count what the whole process does: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = nameof(Alone);
}
