using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>A change to the documents of a recording, with the words that name it when a test fails.</summary>
internal sealed record Mutation(string Name, Action<ExampleSite> Apply)
{
    public override string ToString() => Name;
}
