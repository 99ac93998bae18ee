using HybridDrift.Collect;
using Microsoft.Extensions.Configuration;

namespace HybridDrift.Tickets;

/// <summary>Reads the settings <c>PostBack</c> of a system.</summary>
internal static class PostBackReader
{
    /// <returns>Null when nothing is to be posted back, or when it is noted what is wrong.</returns>
    public static PostBackSettings? Read(IConfigurationSection section, string system, SettingNotes notes)
    {
        if (!section.Exists()) return null;
        if (system is not (TicketSystems.ServiceNow or TicketSystems.Jira))
        {
            notes.Add(section, "is not for this system: only ServiceNow and Jira are written to");
            return null;
        }
        notes.KnownIn(section, ["BaseAddress", "User", "Token", "CaFile"]);
        var token = notes.SecretText(section.GetSection("Token"));
        if (token is not null && token.Any(c => c is < ' ' or > '~'))
        {
            notes.Add(section.GetSection("Token"), "holds a character that cannot be sent: visible ASCII only");
            token = null;
        }
        var user = notes.Text(section, "User");
        if (user is not null && user.Any(c => c is ':' || char.IsControl(c))) notes.Add(section.GetSection("User"), "holds a character that no user has");
        if (!Uri.TryCreate(notes.Text(section, "BaseAddress"), UriKind.Absolute, out var address) || !PostBackSettings.IsBase(address))
        {
            notes.Add(section.GetSection("BaseAddress"), "is not an address that starts with https:// and has neither an account nor a path in it");
            return null;
        }
        return token is null ? null : new(address, user, new Secret(token), notes.Text(section, "CaFile"));
    }
}
