using HybridDrift.Changes;
using HybridDrift.Collect;
using HybridDrift.Storage;
using Microsoft.Extensions.Configuration;

namespace HybridDrift.Tickets;

/// <summary>
/// Reads the section <c>HybridDrift:Tickets</c>. A setting that is not known is a problem, since a word that is spelt wrongly
/// would close a route or open it to another reading without a sound. No problem holds the value of a setting.
/// <para>
/// States are given by phase, <c>States:Implement:0 = -1</c>: an environment takes no '-' or ':' in the name of a variable.
/// </para>
/// </summary>
public sealed class TicketSettingsReader
{
    private static readonly (string Section, string System)[] Systems =
        [("ServiceNow", TicketSystems.ServiceNow), ("Jira", TicketSystems.Jira), ("GitHub", TicketSystems.GitHub), ("Standard", TicketSystems.Standard)];

    private readonly SettingNotes notes = new();

    private TicketSettingsReader() { }

    /// <returns>Failed, with everything that is wrong, when anything is: a program should not start with it.</returns>
    public static Reading<TicketSettings> Read(IConfiguration configuration)
    {
        var reader = new TicketSettingsReader();
        var section = configuration.GetSection(TicketSettings.Section);
        reader.notes.KnownIn(section, ["Site", .. Systems.Select(s => s.Section)]);
        var settings = new TicketSettings(
            reader.Site(section), Systems.ToDictionary(s => s.System, s => reader.Route(section.GetSection(s.Section), s.System)));
        var problems = reader.notes.Problems;
        return new(settings, problems.Count == 0 ? Completeness.Complete : Completeness.Failed, problems, TicketSettings.Section);
    }

    private TicketRoute Route(IConfigurationSection section, string system)
    {
        var known = TicketDefaults.Of(system);
        if (!section.Exists()) return known;
        notes.KnownIn(section, ["Keys", "States", "Site", "PostBack", .. Own(system)]);
        var signsText = system is TicketSystems.Jira or TicketSystems.GitHub;
        var route = known with
        {
            Keys = Keys(section.GetSection("Keys"), signsText),
            SharedSecrets = Keys(section.GetSection("SharedSecrets"), areTexts: true),
            States = States(section.GetSection("States")) ?? known.States,
            Categories = States(section.GetSection("Categories")) ?? known.Categories,
            Site = Site(section),
            SiteField = notes.Text(section, "SiteField") ?? known.SiteField,
            ScopeField = notes.Text(section, "ScopeField") ?? known.ScopeField,
            StartField = notes.Text(section, "StartField") ?? known.StartField,
            EndField = notes.Text(section, "EndField") ?? known.EndField,
            BinaryCloudEvents = notes.Flag(section, "BinaryCloudEvents"),
            PostBack = PostBackReader.Read(section.GetSection("PostBack"), system, notes),
        };
        if (route is { IsOpen: true, States.Count: 0, Categories.Count: 0 })
            notes.Add(section.GetSection("States"), "is needed: without it no status of a ticket means anything, such as States:Implement:0 = 10007");
        return route;
    }

    private static string[] Own(string system) => system switch
    {
        TicketSystems.ServiceNow => ["SharedSecrets", "SiteField", "ScopeField", "StartField", "EndField"],
        TicketSystems.Jira => ["Categories", "SiteField", "ScopeField", "StartField", "EndField"],
        TicketSystems.GitHub => ["SiteField", "ScopeField"],
        _ => ["BinaryCloudEvents"],
    };

    private string? Site(IConfigurationSection section)
    {
        var site = notes.Text(section, "Site");
        if (site is null || PlanLibrary.IsSite(site)) return site;
        notes.Add(section.GetSection("Site"), "is not the name of a site: 1 to 40 of a-z, 0-9 and '-', with no '-' at either end");
        return null;
    }

    private List<WebhookKey> Keys(IConfigurationSection section, bool areTexts)
    {
        var keys = new List<WebhookKey>();
        foreach (var one in notes.List(section))
        {
            if (notes.SecretText(one) is not { } text) continue;
            if (areTexts && (text.Length < 16 || text.Any(char.IsControl))) notes.Add(one, "is no key: 16 characters or more, on one line");
            else if ((areTexts ? WebhookKey.OfText(text) : WebhookKey.TryBase64(text)) is { } key) keys.Add(key);
            else notes.Add(one, "is no key of Standard Webhooks: 24 to 64 random bytes in base64, with or without 'whsec_' before them");
        }
        return keys;
    }

    private Dictionary<string, ChangePhase>? States(IConfigurationSection section)
    {
        if (!section.Exists()) return null;
        var states = new Dictionary<string, ChangePhase>(StringComparer.OrdinalIgnoreCase);
        notes.KnownIn(section, Enum.GetNames<ChangePhase>());
        foreach (var phase in Enum.GetValues<ChangePhase>())
            foreach (var one in notes.List(section.GetSection(phase.ToString())))
            {
                if (string.IsNullOrWhiteSpace(one.Value)) notes.Add(one, "is empty");
                else if (!states.TryAdd(one.Value.Trim(), phase)) notes.Add(one, "stands there twice: a state means one phase");
            }
        return states;
    }
}
