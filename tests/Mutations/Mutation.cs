using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>A change to the documents of a recording, with the words that name it when a test fails.</summary>
internal sealed record Mutation(string Name, Action<ExampleSite> Apply)
{
    /// <summary>The format of the document and the class of the change.</summary>
    public string Kind => $"{(Name.Split(": ")[0].Split('.') is [.., var extension] && Name.Contains('/') ? extension : "all")}: {Name.Split(": ")[^1].Split(" #")[0]}";

    public override string ToString() => Name;
}
