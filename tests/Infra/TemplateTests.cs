using System.Text.Json;
using System.Text.RegularExpressions;
using static HybridDrift.Tests.Infra.Bicep;

namespace HybridDrift.Tests.Infra;

/// <summary>What the compiled template would deploy.</summary>
public sealed class TemplateTests
{
    /// <summary>What the code of both heads calls them: change them there and here together.</summary>
    private static readonly string[] Containers = ["plans", "recordings", "reports", "state"], Queues = ["drift-scans", "drift-scans-poison"],
        Settings =
        [
            "DriftScanSchedule", "AZURE_CLIENT_ID", "HybridDrift__Storage__BlobServiceUri", "HybridDrift__Storage__QueueServiceUri", "HybridDrift__Storage__ClientId",
            "DriftQueue__queueServiceUri", "DriftQueue__credential", "DriftQueue__clientId",
            "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        ];

    /// <summary>The narrowest roles that Azure has for what the app does, and the only kind of thing that each may be given for.</summary>
    private static readonly Dictionary<string, (string Module, string Scope)> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("hostStorage", "Microsoft.Storage/storageAccounts"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("evidenceStorage", "Microsoft.Storage/storageAccounts/blobServices/containers"),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("evidenceStorage", "Microsoft.Storage/storageAccounts/queueServices/queues"),
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = ("evidenceStorage", "Microsoft.Storage/storageAccounts"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("monitoring", "Microsoft.Insights/components"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("vault", "Microsoft.KeyVault/vaults"),
    };

    [BicepFact]
    public async Task Every_role_is_the_app_s_alone_and_on_one_thing_only()
    {
        var template = await TemplateAsync();
        var given = template.Resources("Microsoft.Authorization/roleAssignments").ToArray();

        Assert.Equal(Roles.Count, given.Length);
        foreach (var (module, assignment) in given)
        {
            var properties = assignment.GetProperty("properties");
            Assert.Equal("[parameters('appPrincipalId')]", properties.GetProperty("principalId").GetString());
            Assert.Equal("ServicePrincipal", properties.GetProperty("principalType").GetString());
            Assert.Equal("[reference('identity').principalId]", template.Argument(module, "appPrincipalId"));
            var role = template.Value(module, Regex.Match(properties.GetProperty("roleDefinitionId").GetString()!, @"variables\('(\w+)'\)").Groups[1].Value);
            var scope = Regex.Match(assignment.GetProperty("scope").GetString()!, @"^\[resourceId\('([^']+)'").Groups[1].Value;
            Assert.Equal(Roles[role], (module, scope));
        }
    }

    [BicepFact]
    public async Task No_storage_account_takes_a_key_or_shows_a_blob_to_the_public()
    {
        var accounts = (await TemplateAsync()).Resources("Microsoft.Storage/storageAccounts").Select(a => a.Resource.GetProperty("properties")).ToArray();

        Assert.Equal(2, accounts.Length);
        Assert.All(accounts, a =>
        {
            Assert.False(a.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.False(a.GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.True(a.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
            Assert.Equal("TLS1_2", a.GetProperty("minimumTlsVersion").GetString());
        });
    }

    [BicepFact]
    public async Task Containers_and_queues_are_those_that_the_code_uses()
    {
        var template = await TemplateAsync();

        Assert.Equal(Containers, template.Values("evidenceStorage", "containerNames"));
        Assert.Equal(Queues, template.Values("evidenceStorage", "queueNames"));
    }

    [BicepFact]
    public async Task Reports_cannot_be_changed_and_nothing_else_is_frozen()
    {
        var template = await TemplateAsync();
        var (_, policy) = Assert.Single(template.Resources("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"));

        Assert.Contains("indexOf(variables('containerNames'), 'reports')", policy.GetProperty("name").GetString());
        Assert.Equal("[parameters('reportsImmutableDays')]", policy.GetProperty("properties").GetProperty("immutabilityPeriodSinceCreationInDays").GetString());
    }

    [BicepFact]
    public async Task The_vault_knows_roles_only_and_forgets_nothing_at_once()
    {
        var (_, vault) = Assert.Single((await TemplateAsync()).Resources("Microsoft.KeyVault/vaults"));

        Assert.All(["enableRbacAuthorization", "enableSoftDelete", "enablePurgeProtection"], p => Assert.True(vault.GetProperty("properties").GetProperty(p).GetBoolean(), p));
        Assert.Empty((await TemplateAsync()).Resources("Microsoft.KeyVault/vaults/secrets"));
    }

    [BicepFact]
    public async Task The_app_is_told_all_that_its_code_asks_for_and_no_secret()
    {
        var template = await TemplateAsync();
        var (_, app) = Assert.Single(template.Resources("Microsoft.Web/sites"));
        var settings = template.Variable("app", "settings").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!, s => s.GetProperty("value").GetString()!);

        Assert.Empty(Settings.Except(settings.Keys));
        Assert.Equal(["AzureWebJobsStorage__credential", "DriftQueue__credential"], settings.Where(s => s.Value == "managedidentity").Select(s => s.Key).Order());
        Assert.DoesNotContain("AzureWebJobsStorage", settings.Keys);
        foreach (var name in (string[])["HYBRIDDRIFT_SECRET_{0}", "HybridDrift__Tickets__{0}__Keys__{1}", "HybridDrift__AllowedSources__{0}", "HybridDrift__Tickets__{0}__PostBack__BaseAddress", "HybridDrift__Tickets__{0}__PostBack__User", "HybridDrift__Tickets__{0}__PostBack__Token"])
            Assert.Contains($"'{name}'", template.Text);
        Assert.Equal(3, Regex.Count(template.Text, @"@Microsoft\.KeyVault\(SecretUri="));
        Assert.Equal("dotnet-isolated 10.0", $"{app.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime").GetProperty("name")} {app.GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime").GetProperty("version")}");
        Assert.True(app.GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
    }

    [BicepFact]
    public async Task Nothing_that_lets_anybody_in_is_asked_for_or_given_back()
    {
        var template = await TemplateAsync();

        Assert.DoesNotMatch(@"listKeys|listAccountSas|listServiceSas|listSecrets|securestring|AccountKey|InstrumentationKey", template.Text);
    }

    [BicepFact]
    public async Task Every_parameter_says_what_it_is()
    {
        using var template = JsonDocument.Parse((await BuildAsync()).Output);

        Assert.All(template.RootElement.GetProperty("parameters").EnumerateObject(), p => Assert.NotEmpty(p.Value.GetProperty("metadata").GetProperty("description").GetString()!));
        Assert.All(template.RootElement.GetProperty("outputs").EnumerateObject(), p => Assert.NotEmpty(p.Value.GetProperty("metadata").GetProperty("description").GetString()!));
    }

    private static async Task<Template> TemplateAsync() => new((await BuildAsync()).Output);
}
