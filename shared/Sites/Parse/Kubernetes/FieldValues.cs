using System.Globalization;
using System.Text.Json;
using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Fields that hold what networks are made of. IPv6 is kept apart: it is neither a value nor a problem.</summary>
internal static class FieldValues
{
    public static string Name(this Fields fields) => fields.Needed("metadata", "name");

    /// <summary>Tools leave it out for the default namespace.</summary>
    public static string Namespace(this Fields fields) => fields.Filled("metadata", "namespace") ?? "default";

    /// <summary>True and false, also as texts: Calico writes some of them so.</summary>
    public static bool? Flag(this Fields fields, params ReadOnlySpan<string> path) =>
        fields.Value<bool>(path, "true or false", t => t switch { "true" => true, "false" => false, _ => null });

    public static int? Whole(this Fields fields, params ReadOnlySpan<string> path) =>
        fields.Value<int>(path, "a whole number", t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>
    /// The labels of a Calico object. Older Calico keeps them, in <c>crd.projectcalico.org/v1</c>, inside the annotation
    /// <c>projectcalico.org/metadata</c>, and then those of the object itself do not count.
    /// </summary>
    public static IReadOnlyDictionary<string, string> CalicoLabels(this Fields fields)
    {
        if (fields.Filled("metadata", "annotations", "projectcalico.org/metadata") is { } text)
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                var inner = fields.With(json.RootElement.Clone());
                if (inner.Has("labels")) return inner.Map("labels");
            }
            catch (JsonException)
            {
                fields.Problem("its annotation projectcalico.org/metadata is not JSON");
            }
        }
        return fields.Map("metadata", "labels");
    }

    public static bool IsIpv6(this Fields fields, params ReadOnlySpan<string> path) => fields.Text(path) is { } text && JsonElementReading.IsIpv6(text);

    public static Prefix? Prefix(this Fields fields, params ReadOnlySpan<string> path) => fields.IsIpv6(path)
        ? null
        : fields.Value<Prefix>(path, "a prefix", t => HybridDrift.Addresses.Prefix.TryParse(t, out var prefix, out _) ? prefix : null);

    public static Address? Address(this Fields fields, params ReadOnlySpan<string> path) => fields.IsIpv6(path)
        ? null
        : fields.Value<Address>(path, "an address", t => HybridDrift.Addresses.Address.TryParse(t, out var address) ? address : null);

    /// <summary>An IPv4 prefix that must be there.</summary>
    public static Prefix NeededPrefix(this Fields fields, params ReadOnlySpan<string> path)
    {
        if (fields.Needed(path).Length > 0 && fields.Prefix(path) is { } prefix) return prefix;
        if (fields.IsIpv6(path)) fields.Problem($"{string.Join('.', path!)} is IPv6 where IPv4 must be");
        return default;
    }

    public static int? Port(this Fields fields, params ReadOnlySpan<string> path) => fields.Value<int>(path, "a port", t => Port(t));

    public static int? Port(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    /// <summary>Up to 4294967295, or in two halves: 1.10 is 65546. 0 is Calico's way to say none.</summary>
    public static uint? AsNumber(this Fields fields, params ReadOnlySpan<string> path) =>
        fields.Value<uint>(path, "an AS number", AsNumber) is { } number and > 0 ? number : null;

    public static uint? AsNumber(string text)
    {
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        return text.Split('.') is [var high, var low]
            && ushort.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out var upper)
            && ushort.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var lower)
            ? (uint)upper << 16 | lower
            : null;
    }

    public static IReadOnlyList<Prefix> Prefixes(this Fields fields, params ReadOnlySpan<string> path)
    {
        var prefixes = new List<Prefix>();
        foreach (var text in fields.Texts(path))
        {
            if (HybridDrift.Addresses.Prefix.TryParse(text, out var prefix, out _)) prefixes.Add(prefix);
            else if (!JsonElementReading.IsIpv6(text)) fields.Problem($"{string.Join('.', path!)} holds what is not a prefix");
        }
        return prefixes;
    }

    public static IReadOnlyList<Address> AddressList(this Fields fields, params ReadOnlySpan<string> path)
    {
        var addresses = new List<Address>();
        foreach (var text in fields.Texts(path))
        {
            if (HybridDrift.Addresses.Address.TryParse(text, out var address)) addresses.Add(address);
            else if (!JsonElementReading.IsIpv6(text)) fields.Problem($"{string.Join('.', path!)} holds what is not an address");
        }
        return addresses;
    }

    /// <summary>One of the names of an enumeration, whatever their case.</summary>
    public static T? Choice<T>(this Fields fields, params ReadOnlySpan<string> path) where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        return fields.Value<T>(path, $"one of {string.Join(", ", names)}",
            t => Array.FindIndex(names, n => n.Equals(t, StringComparison.OrdinalIgnoreCase)) is var i and >= 0 ? Enum.GetValues<T>()[i] : null);
    }
}
