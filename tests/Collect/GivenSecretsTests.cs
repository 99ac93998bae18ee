using HybridDrift.Collect;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Collect;

public sealed class GivenSecretsTests
{
    [Fact]
    public async Task Secret_is_found_in_the_environment()
    {
        var (secret, problem) = await new GivenSecrets(v => v == "HYBRIDDRIFT_SECRET_NSX_READER" ? "audit:hunter2:x" : null).FindAsync("nsx-reader");

        Assert.Null(problem);
        Assert.Equal(("audit", "hunter2:x"), secret!.UserAndPassword());
        Assert.DoesNotContain("hunter2", $"{secret}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_is_found_in_a_file_and_the_line_break_behind_it_is_not_meant()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["iks-reader"], "two\nlines\r\n");

        Assert.Equal("two\nlines", (await Of(folder).FindAsync("iks-reader")).Secret!.Value);
    }

    [Fact]
    public async Task Secret_that_was_not_given_says_how_to_give_it()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("nsx-reader: is a secret that was not given: put it into the environment as HYBRIDDRIFT_SECRET_NSX_READER, or into a file 'nsx-reader' and name its folder in HYBRIDDRIFT_SECRETS_DIR",
            $"{(await new GivenSecrets(_ => null).FindAsync("nsx-reader")).Problem}");
        Assert.Equal("nsx-reader: is a secret that was not given: there is no file 'nsx-reader' in the folder that HYBRIDDRIFT_SECRETS_DIR names, and no variable HYBRIDDRIFT_SECRET_NSX_READER",
            $"{(await Of(folder).FindAsync("nsx-reader")).Problem}");
    }

    [Fact]
    public async Task Secret_that_is_empty_is_a_problem()
    {
        Assert.Equal("a: is a secret that is empty: the variable HYBRIDDRIFT_SECRET_A holds nothing", $"{(await new GivenSecrets(_ => " \n").FindAsync("a")).Problem}");
    }

    [Fact]
    public async Task Reference_that_the_platform_could_not_follow_is_no_secret()
    {
        var (secret, problem) = await new GivenSecrets(_ => "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/a)").FindAsync("a");

        Assert.Null(secret);
        Assert.Equal("a: is a secret that was not fetched: the variable HYBRIDDRIFT_SECRET_A holds a reference that the platform could not follow", $"{problem}");
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("a/b")]
    [InlineData("A")]
    public async Task Name_that_is_none_is_looked_for_nowhere(string name)
    {
        var (secret, problem) = await new GivenSecrets(_ => throw new InvalidOperationException()).FindAsync(name);

        Assert.Null(secret);
        Assert.Equal("is not the name of a secret: lower-case letters, digits and hyphens", problem!.What);
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData(":hunter2")]
    [InlineData("hunter2:")]
    public void Secret_that_is_no_user_and_password_is_known_as_such(string text) => Assert.Null(new Secret(text).UserAndPassword());

    private static GivenSecrets Of(TemporaryFolder folder) => new(v => v == "HYBRIDDRIFT_SECRETS_DIR" ? folder.Path : null);
}
