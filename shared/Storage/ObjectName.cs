using System.Diagnostics.CodeAnalysis;

namespace HybridDrift.Storage;

/// <summary>
/// The name of a stored object: segments of <c>A-Z a-z 0-9 . _ -</c> with '/' between them. What is valid here is a valid
/// blob name and a safe relative path on every system, so no name can leave the place that a store keeps its objects in.
/// Stores may ignore case where the file system does: never let two names differ in case only.
/// </summary>
public sealed record ObjectName
{
    public const int MaxLength = 200;

    public const int MaxSegmentLength = 100;

    /// <exception cref="ArgumentException">The text is not a valid name.</exception>
    public ObjectName(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException($"Not a name for a stored object: '{value}'.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ObjectName? name)
    {
        name = IsValid(text) ? new(text) : null;
        return name is not null;
    }

    /// <summary>Whether the text can stand between two slashes: for parts of a name that come from elsewhere, such as a site.</summary>
    public static bool IsSegment([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxSegmentLength }
        && text[^1] != '.' // holds "." and ".." off as well
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        && !IsDevice(text);

    public override string ToString() => Value;

    private static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.Split('/').All(IsSegment);

    /// <summary>Windows opens a device for these, in any folder and with any extension.</summary>
    private static bool IsDevice(string segment) => segment.Split('.')[0].ToUpperInvariant() switch
    {
        "CON" or "PRN" or "AUX" or "NUL" => true,
        ['C', 'O', 'M', >= '0' and <= '9'] or ['L', 'P', 'T', >= '0' and <= '9'] => true,
        _ => false,
    };
}
