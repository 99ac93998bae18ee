namespace HybridDrift.Collect.StrongSwan;

/// <summary>A command that may be given over VICI. There are no others than those here: all of them only show something.</summary>
internal sealed class ViciCommand
{
    public static readonly ViciCommand Version = new("version", null);

    public static readonly ViciCommand Connections = new("list-conns", "list-conn");

    public static readonly ViciCommand Sas = new("list-sas", "list-sa");

    private ViciCommand(string name, string? @event) => (Name, Event) = (name, @event);

    public string Name { get; }

    /// <summary>That each thing on the list comes with; null for a command with one answer.</summary>
    public string? Event { get; }
}
