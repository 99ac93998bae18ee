using System.Text;

namespace HybridDrift.Tests.Faults;

/// <summary>Documents of any size that are nothing but noise, or that look like documents and go on for ever.</summary>
internal static class Noise
{
    public static readonly IReadOnlyDictionary<string, Func<int, byte[]>> Xml = new Dictionary<string, Func<int, byte[]>>
    {
        ["random bytes"] = RandomBytes,
        ["blanks"] = size => Repeat("", " ", "", size),
        ["an endless text"] = size => Repeat("<edge><id>edge-7</id><name>", "a", "</name></edge>", size),
        ["a text that never ends"] = size => Repeat("<edge><id>edge-7</id><name>", "a", "", size),
        ["an endless tag"] = size => Numbered("<edge ", "a#=\"\" ", "></edge>", size),
        ["empty elements"] = size => Repeat("<edge>", "<a/>", "</edge>", size),
        ["elements of all names"] = size => Numbered("<edge>", "<a#/>", "</edge>", size),
        ["rules"] = size => Numbered("<edge><id>edge-7</id><features><firewall><enabled>true</enabled><firewallRules>",
            "<firewallRule><id>#</id><ruleType>user</ruleType><name>n</name><source><ipAddress>10.1.1.1</ipAddress></source><action>accept</action><enabled>true</enabled></firewallRule>",
            "</firewallRules></firewall></features></edge>", size),
        ["rules of nonsense"] = size => Repeat("<edge><id>edge-7</id><features><nat><enabled>true</enabled><natRules>", "<natRule>?</natRule>", "</natRules></nat></features></edge>", size),
        ["addresses that are none"] = size => Repeat("<edge><id>edge-7</id><features><firewall><firewallRules><firewallRule><source>", "<ipAddress>?</ipAddress>", "</source></firewallRule></firewallRules></firewall></features></edge>", size),
        ["one list of addresses"] = size => Repeat("<ipset><objectId>ipset-11</objectId><value>", "10.1.1.1,", "10.1.1.2</value></ipset>", size),
    };

    public static readonly IReadOnlyDictionary<string, Func<int, byte[]>> Json = new Dictionary<string, Func<int, byte[]>>
    {
        ["random bytes"] = RandomBytes,
        ["blanks"] = size => Repeat("", "\n", "", size),
        ["an endless text"] = size => Repeat("{\"kind\":\"List\",\"items\":[\"", "a", "\"]}", size),
        ["a text that never ends"] = size => Repeat("{\"kind\":\"List\",\"items\":[\"", "a", "", size),
        ["escapes"] = size => Repeat("{\"kind\":\"List\",\"items\":[\"", "\\ud83d\\ude00", "\"]}", size),
        ["numbers"] = size => Repeat("{\"kind\":\"List\",\"items\":[", "1,", "1]}", size),
        ["empty objects"] = size => Repeat("{\"kind\":\"List\",\"items\":[", "{},", "{}]}", size),
        ["keys of all names"] = size => Numbered("{\"kind\":\"List\",\"items\":[],", "\"k#\":1,", "\"k\":1}", size),
        ["pods"] = size => Numbered("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[",
            "{\"metadata\":{\"name\":\"p#\",\"namespace\":\"n\"},\"spec\":{\"nodeName\":\"n\"},\"status\":{\"podIP\":\"172.30.1.1\",\"phase\":\"Running\"}},", "{}]}", size),
        ["ports that are none"] = size => Repeat("{\"kind\":\"ServiceList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"s\"},\"spec\":{\"clusterIP\":\"None\",\"ports\":[", "{\"port\":\"?\"},", "{}]}}]}", size),
        ["YAML keys"] = size => Numbered("apiVersion: v1\nkind: List\n", "k#: 1\n", "", size),
        ["YAML items"] = size => Repeat("apiVersion: v1\nitems:\n", "- 1\n", "kind: List\nmetadata: {}\n", size),
    };

    public static readonly IReadOnlyDictionary<string, Func<int, byte[]>> Text = new Dictionary<string, Func<int, byte[]>>
    {
        ["random bytes"] = RandomBytes,
        ["empty lines"] = size => Repeat("", "\n", "", size),
        ["one line"] = size => Repeat("Security Associations (1 up, 0 connecting):\n  ", "a", "\n", size),
        ["security associations"] = size => Numbered("Security Associations (1 up, 0 connecting):\n", "    x#[1]: ESTABLISHED 2 hours ago, 10.1.1.1[a]...10.2.2.2[b]\n", "", size),
        ["child lines of none"] = size => Numbered("Security Associations (1 up, 0 connecting):\n", "    x#{1}:   10.1.1.0/24 === 10.2.2.0/24\n", "", size),
        ["selectors"] = size => Repeat(
            "Security Associations (1 up, 0 connecting):\n    c[1]: ESTABLISHED 2 hours ago, 10.1.1.1[a]...10.2.2.2[b]\n    c{1}:  INSTALLED, TUNNEL, reqid 1, ESP SPIs: c1_i c2_o\n    c{1}:   ",
            "10.1.1.0/24 ", "=== 10.2.2.0/24\n", size),
    };

    private static byte[] RandomBytes(int size)
    {
        var bytes = new byte[size];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Repeat(string head, string unit, string tail, int size) => Fill(head, _ => unit, tail, size);

    private static byte[] Numbered(string head, string unit, string tail, int size) => Fill(head, i => unit.Replace("#", $"{i:d7}"), tail, size);

    private static byte[] Fill(string head, Func<int, string> unit, string tail, int size)
    {
        var text = new StringBuilder(head, size + 1024);
        for (var i = 0; text.Length < size - tail.Length; i++) text.Append(unit(i));
        return Encoding.ASCII.GetBytes(text.Append(tail).ToString());
    }
}
