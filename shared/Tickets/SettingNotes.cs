using HybridDrift.Collect;
using Microsoft.Extensions.Configuration;

namespace HybridDrift.Tickets;

/// <summary>Takes settings out of a configuration, and notes what is wrong with them by their full names.</summary>
internal sealed class SettingNotes
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public void Add(IConfigurationSection at, string what) => problems.Add(new(at.Path, "", what));

    public void KnownIn(IConfigurationSection section, IReadOnlyList<string> names)
    {
        foreach (var other in section.GetChildren().Where(c => !names.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
            Add(other, $"is not a setting; known are {string.Join(", ", names)}");
        if (section.Value is { Length: > 0 }) Add(section, $"is not a value of its own; it has {string.Join(", ", names)}");
    }

    /// <summary>One value, or several by number.</summary>
    public IReadOnlyList<IConfigurationSection> List(IConfigurationSection section)
    {
        var children = section.GetChildren().ToArray();
        foreach (var deep in children.Where(c => c.GetChildren().Any())) Add(deep, "is not one value");
        return section.Value is { Length: > 0 } ? [section, .. children] : children;
    }

    public string? Text(IConfigurationSection section, string name)
    {
        var one = section.GetSection(name);
        if (one.GetChildren().Any()) Add(one, "is not one value");
        return string.IsNullOrWhiteSpace(one.Value) ? null : one.Value.Trim();
    }

    public bool Flag(IConfigurationSection section, string name)
    {
        var text = Text(section, name);
        if (text is not null && !bool.TryParse(text, out _)) Add(section.GetSection(name), "is neither true nor false");
        return bool.TryParse(text, out var flag) && flag;
    }

    /// <summary>As it is, but for the line break that editors end a file with.</summary>
    public string? SecretText(IConfigurationSection at)
    {
        var text = at.Value?.TrimEnd('\r', '\n');
        if (string.IsNullOrWhiteSpace(text)) Add(at, "is empty");
        // The platform leaves the reference where it could not follow it: a text that everybody can guess.
        else if (text.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase)) Add(at, "is a reference that was not followed: look at its state in the portal, and whether the app's identity may read the vault");
        else return text;
        return null;
    }
}
