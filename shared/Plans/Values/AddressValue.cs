using System.Net;
using System.Net.Sockets;
using HybridDrift.Addresses;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

internal static class AddressValue
{
    public const string Wanted = "an IPv4 address, such as 10.1.2.3";

    public static Address Read(PlanNode node, ProblemList problems)
    {
        if (ScalarValue.Read(node, Wanted, problems) is not { } scalar) return default;
        if (Address.TryParse(scalar.Text, out var address)) return address;
        if (Prefix.TryParse(scalar.Text, out _, out _))
            problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is a prefix", "write one address, without a length");
        else Report(scalar, "an IPv4 address", problems);
        return default;
    }

    /// <summary>Reports a text that is no address of the kind that plans know.</summary>
    public static void Report(ScalarNode scalar, string title, ProblemList problems)
    {
        if (IsIpv6(scalar.Text)) problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is IPv6, which is not modelled", $"write {title}");
        else problems.Add(scalar, $"{Wording.Quote(scalar.Text)} is not {title}", "write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3");
    }

    public static bool IsIpv6(string text) =>
        text.Contains(':') && IPAddress.TryParse(text.Split('/')[0], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
}
