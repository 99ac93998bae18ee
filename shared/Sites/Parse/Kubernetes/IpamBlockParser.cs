using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class IpamBlockParser
{
    /// <summary>Null for an IPv6 block.</summary>
    public static IpamBlock? Parse(JsonElement block, Origin origin, List<Problem> problems) => Fields.Read(block, origin, problems, fields =>
    {
        if (fields.IsIpv6("spec", "cidr")) return null;
        var cidr = fields.NeededPrefix("spec", "cidr");
        return new IpamBlock(fields.Name(), cidr, fields.Filled("spec", "affinity"), fields.Flag("spec", "deleted") ?? false, Allocations(fields, cidr), origin);
    });

    /// <summary>One entry for each address of the block: null, or which of the attributes tells who has it.</summary>
    private static List<IpamAllocation> Allocations(Fields fields, Prefix cidr)
    {
        var allocations = new List<IpamAllocation>();
        var entries = fields.Items("spec", "allocations");
        if ((ulong)entries.Count != 1UL << (32 - cidr.Length))
        {
            fields.Problem("spec.allocations has not one entry for each address of the block");
            return allocations;
        }
        var attributes = fields.Items("spec", "attributes");
        for (var i = 0; i < entries.Count; i++)
        {
            if (!entries[i].Has()) continue;
            if (entries[i].Whole() is not { } index) continue;
            if (index >= attributes.Count) entries[i].Problem("names an attribute that is not there");
            else allocations.Add(Allocation(new(cidr.Network.Value + (uint)i), attributes[index]));
        }
        return allocations;
    }

    private static IpamAllocation Allocation(Address address, Fields owner) => new(address, owner.Filled("secondary", "node"),
        owner.Filled("secondary", "namespace"), owner.Filled("secondary", "pod"), owner.Filled("secondary", "type"));
}
