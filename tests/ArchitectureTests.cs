using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace HybridDrift.Tests;

/// <summary>The way of the data is one way: each folder of shared knows only those before it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Architecture Shared = new ArchLoader().LoadAssemblies(typeof(Scan).Assembly, typeof(HybridDrift.Local.CommandLine).Assembly).Build();

    /// <summary>In the order of the data; a folder may use those above it in this list.</summary>
    private static readonly string[] Order = ["Addresses", "Plans", "Collect", "Sites", "Drafts", "Flows", "Checks", "Reports", "Storage", "Changes", "Jobs", "Tickets", "Web"];

    public static TheoryData<string, string> NotAllowed()
    {
        var data = new TheoryData<string, string>();
        for (var i = 0; i < Order.Length; i++)
            for (var j = i + 1; j < Order.Length; j++)
                data.Add(Order[i], Order[j]);
        // Drafts end at a person: nothing of a scan is made from one.
        foreach (var folder in Order[(Array.IndexOf(Order, "Drafts") + 1)..]) data.Add(folder, "Drafts");
        // Storage keeps bytes: it knows nothing of what they mean.
        foreach (var folder in Order[..Array.IndexOf(Order, "Storage")].Except(["Drafts"])) data.Add("Storage", folder);
        return data;
    }

    [Theory]
    [MemberData(nameof(NotAllowed))]
    public void A_folder_knows_nothing_of_what_comes_after_it(string folder, string later) =>
        Types().That().ResideInNamespaceMatching(Folder(folder)).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Folder(later))).WithoutRequiringPositiveResults().Check(Shared);

    [Fact]
    public void Only_the_outer_folders_touch_files() =>
        Types().That().ResideInNamespaceMatching(@"^HybridDrift\.(Addresses|Plans|Sites|Drafts|Flows|Checks|Reports)(\.|$)").Should()
            .NotDependOnAny(Types().That().HaveFullNameMatching(@"^System\.IO\.(File|Directory|FileInfo|DirectoryInfo|FileStream)$")).WithoutRequiringPositiveResults().Check(Shared);

    [Fact]
    public void Shared_knows_nothing_of_its_heads() =>
        Types().That().ResideInAssembly(typeof(Scan).Assembly).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^HybridDrift\.Local(\.|$)")).Check(Shared);

    /// <summary>
    /// The oracles are a second opinion only as long as they compute nothing with what they judge: they read plain numbers
    /// out of the model, and walk.
    /// </summary>
    [Fact]
    public void Oracles_of_the_flows_use_no_sets_and_nothing_of_the_flows()
    {
        var tests = new ArchLoader().LoadAssemblies(typeof(ArchitectureTests).Assembly, typeof(Scan).Assembly).Build();
        Types().That().ResideInNamespaceMatching(@"^HybridDrift\.Tests\.Flows\.Oracle(\.|$)").Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Folder("Flows"))).Check(tests);
        string[] numbers = ["get_Intervals", "get_First", "get_Last", "get_Value", "get_Network", "get_Length"];
        var calls = tests.Types.Where(t => t.FullName.StartsWith("HybridDrift.Tests.Flows.Oracle.", StringComparison.Ordinal)).SelectMany(t => t.Dependencies).OfType<MethodCallDependency>()
            .Where(c => c.Target.FullName.StartsWith("HybridDrift.Addresses.", StringComparison.Ordinal)).Select(c => c.TargetMember.Name.Split('(')[0]).Distinct().ToArray();
        Assert.Contains("get_Intervals", calls);
        Assert.Empty(calls.Except(numbers));
    }

    private static string Folder(string name) => $@"^HybridDrift\.{name}(\.|$)";
}
