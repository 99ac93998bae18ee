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
