using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>Reads what a gateway answered over VICI: its connections and its SAs. Nothing of it is text to be taken apart.</summary>
internal static class ViciDocumentParser
{
    public static Reading<IpsecStatus> Parse(RecordedDocument document)
    {
        if (DocumentText.Utf8(document, out var problem) is not { } text) return Reading.Failed(IpsecStatus.Nothing, problem!);
        if (DocumentText.Describe(text.Span) is { } plain) return Reading.Failed(IpsecStatus.Nothing, document.Problem(plain));
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            return Read(json.RootElement, document);
        }
        catch (JsonException e)
        {
            return Reading.Failed(IpsecStatus.Nothing, new(document.Path, $"line {e.LineNumber + 1}", "is not valid JSON: it may be cut off"));
        }
        catch (InvalidOperationException)
        {
            return Reading.Failed(IpsecStatus.Nothing, document.Problem("holds an escape sequence that is no character"));
        }
    }

    private static Reading<IpsecStatus> Read(JsonElement root, RecordedDocument document)
    {
        if (List(root, "connections") is not { } listed || List(root, "sas") is not { } found)
            return Reading.Failed(IpsecStatus.Nothing, document.Problem("holds not both the connections and the SAs of a gateway"));
        var problems = new LocatedProblems(document.Path);
        var (connections, sas) = (new List<IpsecConnection>(), new SwanctlSas(problems));
        foreach (var (name, section, origin) in Sections("connections", listed, problems))
        {
            if (Connection(name, section, origin, problems) is { } connection) connections.Add(connection);
            else problems.Add(origin, "a connection without its ends, its version or its children");
        }
        foreach (var (name, section, origin) in Sections("sas", found, problems))
        {
            if (ViciSa.Ike(name, section, origin, problems) is { } sa) sas.Add(sa);
            else problems.Add(origin, "an IKE SA without its state, number or ends");
        }
        var version = root.TryGetProperty("version", out var told) && told.ValueKind == JsonValueKind.Object && told.TryGetProperty("version", out var text) ? text : default;
        return Reading.Of(sas.ToStatus() with
        {
            Version = version.ValueKind == JsonValueKind.String ? version.GetString() : null,
            Connections = connections,
            HasConnections = true,
        }, document.Path, problems.ToList());
    }

    private static JsonElement? List(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list : null;

    private static IEnumerable<(string Name, ViciSection Section, Origin Origin)> Sections(string what, JsonElement list, LocatedProblems problems)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var origin = problems.At($"{what}[{index++}]");
            if (ViciSection.Of(item) is var (name, section)) yield return (name, section, origin);
            else problems.Add(origin, "is no section as VICI has them");
        }
    }

    private static IpsecConnection? Connection(string name, ViciSection section, Origin origin, LocatedProblems problems)
    {
        if (!section.Lists.TryGetValue("local_addrs", out var local) || !section.Lists.TryGetValue("remote_addrs", out var remote) || section["version"] is not { } version
            || section.Sections.FirstOrDefault(s => s.Name == "children").Section is not { } children) return null;
        return new()
        {
            Name = name,
            LocalHost = string.Join(',', local),
            RemoteHost = string.Join(',', remote),
            IkeVersion = version,
            LocalId = Identity(section, "local"),
            RemoteId = Identity(section, "remote"),
            Children = [.. children.Sections.Select(c => Child(c.Name, c.Section, origin, problems)).OfType<IpsecConnectionChild>()],
            Origin = origin,
        };
    }

    private static IpsecConnectionChild? Child(string name, ViciSection section, Origin origin, LocatedProblems problems)
    {
        if (section["mode"] is { } mode && ViciSa.Selectors(section, "local-ts") is { } local && ViciSa.Selectors(section, "remote-ts") is { } remote) return new(name, local, remote, mode);
        problems.Add(origin, "a child has no mode, or selectors that are missing or none that strongSwan prints");
        return null;
    }

    /// <summary>Of the first authentication round: <c>local-1</c>, in older versions <c>local</c>.</summary>
    private static string? Identity(ViciSection connection, string side) =>
        connection.Sections.FirstOrDefault(s => s.Name == side || s.Name.StartsWith(side + "-", StringComparison.Ordinal)).Section?["id"];
}
