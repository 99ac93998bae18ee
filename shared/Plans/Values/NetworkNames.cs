using HybridDrift.Addresses;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>The networks of the plan, as other sections refer to them.</summary>
/// <param name="networks">Null when they could not be read: then no reference is reported, for all would be.</param>
internal sealed class NetworkNames(IReadOnlyList<PlanNetwork>? networks, ProblemList problems)
{
    private const string Wanted = "the name of a network, such as vcs-vms";

    public IReadOnlyList<string> Known { get; } = [.. (networks ?? []).Select(n => n.Name)];

    public bool Has(string name) => networks is null || Known.Contains(name);

    public IReadOnlyList<Prefix> Prefixes(string name) => networks?.FirstOrDefault(n => n.Name == name)?.Prefixes ?? [];

    public string Read(PlanNode node)
    {
        if (ScalarValue.Read(node, Wanted, problems) is not { } scalar) return "";
        if (!Has(scalar.Text))
            problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not a network of this plan", Wording.MeantAndKnown(scalar.Text, Known));
        return scalar.Text;
    }

    /// <summary>A name or a list of names.</summary>
    public IReadOnlyList<string> ReadList(PlanNode node) => ListValue.ReadOneOrMore(node, Wanted, Read, problems);
}
