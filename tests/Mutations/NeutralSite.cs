using System.Text.RegularExpressions;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>Changes that run through several documents and change nothing in the network: objects get other ids and names.</summary>
internal static class NeutralSite
{
    public static IEnumerable<(string Name, Action<ExampleSite, Random> Change)> All =>
    [
        ("NSX: grouping objects renumbered", Renumber),
        ("Kubernetes: pods renamed", (site, random) => Rename(site, random, "iks/pods.json")),
        ("Kubernetes: the pods of the VPN releases are others", VpnPods),
    ];

    /// <summary>In the name of the document, in the object itself, and wherever it is named.</summary>
    private static void Renumber(ExampleSite site, Random random)
    {
        var shift = random.Next(1, 9) * 1000;
        foreach (var path in site.Documents.Where(p => p.StartsWith("nsx/", StringComparison.Ordinal)).ToArray())
        {
            var text = Shifted(site[path], shift);
            site.Remove(path).Replace(Shifted(path, shift), text);
        }
    }

    private static string Shifted(string text, int shift) =>
        Regex.Replace(text, @"\b(ipset|application|applicationgroup|securitygroup)-([0-9]+)\b", m => $"{m.Groups[1].Value}-{int.Parse(m.Groups[2].Value) + shift}");

    private static void Rename(ExampleSite site, Random random, string path)
    {
        // The last part of a pod's name is random, and is another one after each restart.
        foreach (var name in Regex.Matches(site[path], "\"name\": \"([a-z0-9-]+-[a-z0-9]{9,10})-([a-z0-9]{5})\"").Select(m => (Stem: m.Groups[1].Value, Old: m.Groups[2].Value)).Distinct().ToArray())
        {
            var now = $"{random.Next(0x10000, 0xFFFFF):x5}";
            foreach (var other in site.Documents.Where(p => p.StartsWith("iks/", StringComparison.Ordinal) && !p.EndsWith(".txt", StringComparison.Ordinal)).ToArray())
                if (site[other].Contains($"{name.Stem}-{name.Old}", StringComparison.Ordinal)) site.Edit(other, $"{name.Stem}-{name.Old}", $"{name.Stem}-{now}");
        }
    }

    private static void VpnPods(ExampleSite site, Random random)
    {
        foreach (var path in site.Documents.Where(p => Regex.IsMatch(p, "^iks/vpn-.*txt$")).ToArray())
        {
            var text = site[path];
            site.Remove(path).Replace(Regex.Replace(path, "-[a-z0-9]+-[a-z0-9]{5}\\.strongswan", $"-{random.Next():x9}-{random.Next(0x10000, 0xFFFFF):x5}.strongswan"), text);
        }
    }
}
