using System.Xml;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>Fields of an NSX element. Every value is text; element order and unknown elements carry no meaning.</summary>
internal static class XElementReading
{
    /// <summary>
    /// Trimmed; null when the element is absent or empty. What is no single value (elements in it, or told twice and
    /// differently) comes back as a text that no field accepts.
    /// </summary>
    public static string? Text(this XElement element, string name)
    {
        string? found = null;
        foreach (var child in element.Elements(name))
        {
            if (child.Text() is not { Length: > 0 } value || value == found) continue;
            if (found is not null) return $"{found} | {value}";
            found = value;
        }
        return found;
    }

    /// <summary>Every non-empty value of a repeated element.</summary>
    public static IEnumerable<string> Texts(this XElement element, string name) =>
        element.Elements(name).Select(Text).Where(v => v.Length > 0);

    /// <summary>The value of an element itself, trimmed. Control characters, which NSX lets through in names, are replaced.</summary>
    public static string Text(this XElement element) => element.HasElements
        ? "(elements)"
        : string.Concat(element.Value.Trim().Select(c => c is '\n' or '\r' or '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c));

    /// <summary>An element that is there once at most: a second one is a problem.</summary>
    public static XElement? Once(this XElement element, string name, Origin origin, List<Problem> problems)
    {
        var found = element.Element(name);
        if (found?.ElementsAfterSelf(name).Any() == true) problems.Add(origin.Problem($"has more than one <{name}>: it is not known which one is in force"));
        return found;
    }

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
