using System.Text.RegularExpressions;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>Changes to <c>ipsec statusall</c> that change nothing about the tunnel.</summary>
internal static class NeutralStatus
{
    public static IEnumerable<(string Name, Func<string, Random, string> Change)> All =>
    [
        ("counters and times", (text, random) => Regex.Replace(text, @"\d+ (?=bytes_[io]|pkts|minutes|hours)", _ => $"{random.Next(2, 99_999)} ")),
        ("SA numbers", (text, random) => Renumber(text, random)),
        ("indentation", (text, random) => Regex.Replace(text, "(?m)^ +", _ => new string(' ', random.Next(0, 12)))),
        ("line ends", (text, _) => text.Replace("\n", "\r\n")),
        ("selectors re-ordered", (text, random) => Regex.Replace(text, @"((?:\d+\.){3}\d+/\d+(?: (?:\d+\.){3}\d+/\d+)*)", m => string.Join(' ', m.Value.Split(' ').OrderBy(_ => random.Next())))),
        ("selectors split", (text, _) => Regex.Replace(text, @"\b172\.30\.0\.0/16\b", "172.30.128.0/17 172.30.0.0/17")),
        ("selectors as ranges", (text, _) => Regex.Replace(text, @"\b192\.168\.140\.0/24\b", "192.168.140.0..192.168.140.255")),
        ("connections renamed", (text, random) => Regex.Replace(text, @"\bk8s-conn\b", $"conn-{random.Next(1, 99)}")),
        ("SPIs of the tunnels", (text, random) => Regex.Replace(text, @"\b[0-9a-f]{8}_(?=[io])", _ => $"{random.Next():x8}_")),
        ("another version", (text, random) => Regex.Replace(text, @"strongSwan 5\.9\.\d+", $"strongSwan 5.9.{random.Next(1, 14)}")),
        ("plugins", (text, _) => Regex.Replace(text, "loaded plugins: .*", "loaded plugins: charon aes")),
    ];

    public static bool IsSubject(string path) => path.EndsWith("statusall.txt", StringComparison.Ordinal);

    public static void Apply(ExampleSite site, string path, Func<string, Random, string> change, Random random) => site.Replace(path, change(site[path], random));

    private static string Renumber(string text, Random random)
    {
        var (ike, child) = (random.Next(1, 900), random.Next(1, 900));
        return Regex.Replace(Regex.Replace(text, @"\[\d+\]:", $"[{ike}]:"), @"\{\d+\}:", $"{{{child}}}:");
    }
}
