using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HybridDrift.Tests.Secrets;

/// <summary>Secrets as the live systems keep them, put where they keep them, into every document of the example.</summary>
internal static class Planted
{
    /// <summary>In every secret: what must be nowhere else.</summary>
    public const string Mark = "Kq7Zr2";

    /// <summary>By kind; the shapes are the real ones, the values are ours.</summary>
    public static readonly IReadOnlyDictionary<string, string> Secrets = new Dictionary<string, string>
    {
        ["pre-shared key"] = $"psk-{Mark}-of-the-tunnel",
        ["password"] = $"{Mark}!pass word",
        ["MD5 of OSPF"] = $"ospf{Mark}",
        ["SNMP community"] = $"public{Mark}",
        ["private key"] = $"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA{Mark}0Vd8\n-----END RSA PRIVATE KEY-----",
        ["certificate"] = $"-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIE{Mark}\n-----END CERTIFICATE-----",
        ["JSON web token"] = $"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzeXN0ZW0i{Mark}.{Mark}c2lnbmF0dXJl",
        ["docker configuration"] = $"eyJhdXRocyI6eyJyZWdpc3RyeSI6eyJhdXRoIjoi{Mark}",
        ["URL with a password"] = $"https://admin:{Mark}@nsx.example/api",
        ["ipsec.secrets"] = $"10.208.242.132 10.177.9.66 : PSK \"{Mark}\"",
        ["base64 key of strongSwan"] = $": PSK 0sV2hhdCBhIHNlY3JldA{Mark}==",
        ["assignment"] = $"VPN_PASSWORD={Mark}",
        ["bearer header"] = $"Authorization: Bearer {Mark}abcdef0123456789",
        ["password hash"] = $"$6$saltsalt${Mark}abcdefghijklmnop",
        ["access key"] = $"aws_secret_access_key = {Mark}/bPxRfiCYEXAMPLEKEY",
        ["key of a code host"] = $"ghp_{Mark}aBcDeFgHiJkLmNoPqRsT",
        ["long random text"] = $"{Mark}hT5sLw9XcVbN3mQ8rTyU1oPaSdFgH",
    };

    /// <summary>Elements of the NSX API that hold secrets, and descriptions, which may.</summary>
    private static readonly string[] XmlFields =
        ["psk", "password", "preSharedKey", "authenticationValue", "community", "privateKey", "certificate", "pemEncoding", "value2", "description", "secretKey", "passphrase", "sharedSecret"];

    public static string Xml(string text)
    {
        var root = XElement.Parse(text);
        var secrets = Secrets.Values.ToArray();
        var next = 0;
        foreach (var element in root.DescendantsAndSelf().Where(e => e.HasElements).ToArray())
            foreach (var field in XmlFields)
            {
                if (element.Elements(field).ToArray() is { Length: > 0 } there) foreach (var one in there) one.Value = secrets[next++ % secrets.Length];
                else element.Add(new XElement(field, secrets[next++ % secrets.Length]));
            }
        root.Add(new XComment(Secrets["assignment"]));
        return root.ToString();
    }

    public static string Json(string text)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        Fill(root);
        foreach (var metadata in (root["items"] as JsonArray ?? []).Select(i => i!["metadata"]).Append(root["metadata"]).OfType<JsonObject>())
        {
            var annotations = metadata["annotations"] as JsonObject ?? [];
            metadata["annotations"] = annotations.Parent is null ? annotations : annotations.DeepClone();
            metadata["annotations"]!["kubectl.kubernetes.io/last-applied-configuration"] = $$$"""{"kind":"Secret","data":{"tls.key":"{{{Mark}}}"}}""";
            metadata["annotations"]!["vpn.example/psk"] = Secrets["pre-shared key"];
        }
        if (root["items"] is JsonArray items)
            items.Add(new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Secret",
                ["type"] = "kubernetes.io/dockerconfigjson",
                ["metadata"] = new JsonObject { ["name"] = "pull-secret", ["namespace"] = "default" },
                ["data"] = new JsonObject { [".dockerconfigjson"] = Secrets["docker configuration"], ["ipsec.secrets"] = Secrets["ipsec.secrets"], ["token"] = Secrets["JSON web token"] },
            });
        if (root["data"] is JsonObject data) data["ipsec.secrets"] = Secrets["ipsec.secrets"];
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    /// <summary>A log, and the secrets themselves, printed by mistake.</summary>
    public static string Status(string text) => Regex.Replace(text, "(?m)^Security Associations", $"{string.Join('\n', Secrets.Values)}\nSecurity Associations") + Secrets["ipsec.secrets"] + "\n";

    public static string In(string path, string text) => path.EndsWith(".xml", StringComparison.Ordinal) ? Xml(text) : path.EndsWith(".json", StringComparison.Ordinal) ? Json(text) : Status(text);

    private static void Fill(JsonNode node)
    {
        if (node is JsonArray array) foreach (var item in array.OfType<JsonNode>()) Fill(item);
        if (node is not JsonObject map) return;
        foreach (var (_, value) in map.ToArray()) if (value is not null) Fill(value);
        // Labels and annotations are maps of texts, in which everything is a name.
        if (map.Count == 0 || map.All(p => p.Value is JsonValue)) return;
        map["password"] = Secrets["password"];
        map["token"] = Secrets["JSON web token"];
        map["passwordRef"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = Secrets["assignment"], ["key"] = Secrets["pre-shared key"] } };
        map["env"] = map["env"] ?? new JsonArray(new JsonObject { ["name"] = "VPN_PSK", ["value"] = Secrets["pre-shared key"] });
    }
}
