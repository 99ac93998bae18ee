using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class PrefixTableTests
{
    [Property(MaxTest = 500)]
    public Property The_longest_prefix_is_found_when_prefixes_are_random() => Prop.ForAll(Arb.From(Gen.ArrayOf(Prefixes).Resize(12)), Arb.From(Gen.ArrayOf(Addresses, 40)), (prefixes, probes) =>
    {
        var entries = prefixes.Select((p, i) => (p, i)).ToArray();
        var table = new PrefixTable<int>(entries);
        var parts = table.Split(AddressSet.All);

        foreach (var address in probes.Concat(prefixes.SelectMany(p => new[] { p.Network, p.Last, new(p.Network.Value - 1), new(p.Last.Value + 1) })))
        {
            int? expected = null;
            var length = -1;
            foreach (var (prefix, value) in entries)
            {
                if (address.Value < prefix.Network.Value || address.Value > prefix.Last.Value || prefix.Length < length) continue;
                (expected, length) = (value, prefix.Length);
            }
            int? found = table.TryFind(address, out var at) ? at : null;
            Assert.Equal(expected, found);
            var part = Assert.Single(parts, p => p.Addresses.Contains(address));
            Assert.Equal(expected, part.Found ? part.Value : null);
        }
        Assert.Equal(1UL << 32, parts.Aggregate(0UL, (sum, p) => sum + p.Addresses.Count));
    });

    [Property]
    public Property Only_what_is_asked_for_is_parted_when_a_set_is_given() => Prop.ForAll(Arb.From(Gen.ArrayOf(Prefixes).Resize(8)), Arb.From(Gen.ArrayOf(Prefixes).Resize(4)), (prefixes, asked) =>
    {
        var set = AddressSet.Of(asked);
        var table = new PrefixTable<int>(prefixes.Select((p, i) => (p, i)));
        var parts = table.Split(set);
        Assert.Equal(set, AddressSet.UnionOf(parts.Select(p => p.Addresses)));
        Assert.Equal(set.Count, parts.Aggregate(0UL, (sum, p) => sum + p.Addresses.Count));
        Assert.All(parts, p => Assert.Equal(p.Found, table.TryFind(p.Addresses.First, out var value) && value == p.Value));
    });

    [Fact]
    public void Nothing_is_found_when_the_table_is_empty()
    {
        var table = new PrefixTable<string>([]);
        Assert.False(table.TryFind(Address.Parse("10.0.0.1"), out _));
        Assert.False(Assert.Single(table.Split(AddressSet.All)).Found);
        Assert.Empty(table.Split(AddressSet.Empty));
    }

    private static Gen<Prefix> Prefixes => from length in Gen.Elements(0, 1, 2, 8, 15, 16, 17, 24, 31, 32) from address in Addresses select Prefix.Of(address, length);

    private static Gen<Address> Addresses => from high in Gen.Elements(0u, 1u, 0x7FFFu, 0x8000u, 0x8001u, 0xFFFFu) from low in Gen.Elements(0u, 1u, 0xFFu, 0x100u, 0x7FFFu, 0x8000u, 0xFFFFu) select new Address(high << 16 | low);
}
