using System.Xml.Linq;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Mutations;

/// <summary>The same addresses of a set or of a rule, cut into other ranges.</summary>
internal static class NeutralRanges
{
    /// <summary>The sets of addresses that are written as one list: a value with commas, or elements that are repeated.</summary>
    private static IEnumerable<(XElement[] Elements, AddressSet Set)> Sets(XElement root)
    {
        foreach (var value in root.DescendantsAndSelf("ipset").Elements("value"))
            if (AddressText.TryParse(value.Value, out _) is { HasIpv6: false } list) yield return ([value], list.Addresses);
        foreach (var side in root.Descendants().Where(e => e.Name.LocalName is "source" or "destination"))
            if (side.Elements("ipAddress").ToArray() is { Length: > 0 } elements && elements.All(e => AddressText.TryParse(e.Value.Trim(), out _) is { HasIpv6: false }))
                yield return (elements, AddressSet.UnionOf(elements.Select(e => AddressText.TryParse(e.Value.Trim(), out _)!.Addresses)));
    }

    public static void Merge(XElement root, Random random)
    {
        foreach (var (elements, set) in Sets(root).ToArray()) Write(elements, set.Intervals.Intervals.Select(i => $"{new Address(i.First)}-{new Address(i.Last)}"));
    }

    public static void Split(XElement root, Random random)
    {
        foreach (var (elements, set) in Sets(root).ToArray())
            Write(elements, set.Intervals.Intervals.SelectMany(i =>
            {
                if (i.First == i.Last) return new[] { $"{new Address(i.First)}" };
                var cut = (uint)random.NextInt64(i.First, i.Last);
                return [$"{new Address(cut + 1)}-{new Address(i.Last)}", $"{new Address(i.First)}-{new Address(cut)}"];
            }));
    }

    private static void Write(XElement[] elements, IEnumerable<string> parts)
    {
        if (elements[0].Name.LocalName == "value")
        {
            elements[0].Value = string.Join(",", parts);
            return;
        }
        elements[0].AddBeforeSelf(parts.Select(p => new XElement("ipAddress", p)));
        foreach (var element in elements) element.Remove();
    }
}
