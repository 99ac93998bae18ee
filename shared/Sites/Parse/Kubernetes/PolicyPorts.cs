using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>The ports of one side of a rule: <c>80</c>, <c>30000:32767</c> and names.</summary>
/// <param name="Numbers">Null when there are none.</param>
internal sealed record PolicyPorts(PortSet? Numbers, IReadOnlyList<string> Names)
{
    public static PolicyPorts Read(Fields side, string key)
    {
        PortSet? numbers = null;
        var names = new List<string>();
        foreach (var text in side.Texts(key))
        {
            if (text.Length > 0 && char.IsAsciiDigit(text[0]) && PortSet.TryParse(text.Replace(':', '-'), out _) is { } ports) numbers = numbers?.Union(ports) ?? ports;
            else if (text.Any(char.IsAsciiLetter)) names.Add(text);
            else side.Problem($"{key} holds what is no port, no range and no name");
        }
        return new(numbers, names);
    }
}
