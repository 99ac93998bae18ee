using System.Xml;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>Fields of an NSX element. Every value is text; element order and unknown elements carry no meaning.</summary>
internal static class XElementReading
{
    /// <summary>Trimmed, without control characters; null when the element is absent or empty.</summary>
    public static string? Text(this XElement element, string name)
    {
        var value = element.Element(name)?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : string.Concat(value.Where(c => !char.IsControl(c)));
    }

    /// <summary>Every non-empty value of a repeated element.</summary>
    public static IEnumerable<string> Texts(this XElement element, string name) =>
        element.Elements(name).Select(e => e.Value.Trim()).Where(v => v.Length > 0);

    /// <summary><c>true</c> or <c>false</c> in any case; the default for an absent element; a problem for anything else.</summary>
    public static bool Flag(this XElement element, string name, bool absent, string document, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return absent;
        if (bool.TryParse(text, out var flag)) return flag;
        problems.Add(element.Element(name)!.At(document).Problem($"<{name}> is neither true nor false"));
        return absent;
    }

    /// <summary>Addresses of a field; everything for an absent one; null with a problem for what cannot be understood.</summary>
    public static AddressSet? AddressesOrAny(this XElement element, string name, string document, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return AddressSet.All;
        var parsed = AddressText.TryParse(text, out var problem);
        if (parsed is null) problems.Add(element.Element(name)!.At(document).Problem($"<{name}>: {problem}"));
        return parsed?.Addresses;
    }

    /// <summary>Ports of a field; all for an absent one; null with a problem for what cannot be understood.</summary>
    public static PortSet? PortsOrAny(this XElement element, string name, string document, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return PortSet.All;
        var ports = PortSet.TryParse(text, out var problem);
        if (ports is null) problems.Add(element.Element(name)!.At(document).Problem($"<{name}>: {problem}"));
        return ports;
    }

    /// <summary>Where the element stands: its name, its place among its like from 1 (0 where it stands alone), and its line.</summary>
    public static Origin At(this XElement element, string document, int position = 0) =>
        new(document, $"{element.Name.LocalName}{(position > 0 ? $"[{position}]" : "")}, line {((IXmlLineInfo)element).LineNumber}");
}
