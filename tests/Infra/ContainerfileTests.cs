using System.Text.RegularExpressions;

namespace HybridDrift.Tests.Infra;

public sealed class ContainerfileTests
{
    /// <summary>The user that the base image makes; Kubernetes believes numbers only.</summary>
    public const string User = "1654";

    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(Repository.Root, "infra", "Containerfile")).Where(l => l.Length > 0 && l[0] != '#')];

    [Fact]
    public void Everything_that_is_copied_is_there_and_is_enough_to_build()
    {
        var copied = Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1]).ToArray();

        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        var project = File.ReadAllText(Path.Combine(Repository.Root, "functions", "Local", "HybridDrift.Local.csproj"));
        var needed = Regex.Matches(project, "Include=\"\\.\\./\\.\\./(\\w+/(?:example/)?)").Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.NotEmpty(needed);
        Assert.All(needed, path => Assert.Contains(path, copied));
        // What the build finds in the folders above, without being told.
        Assert.All(Directory.GetFiles(Repository.Root, "Directory.*").Append("global.json").Append(".editorconfig").Append(".bannedsymbols.txt"), file => Assert.Contains(Path.GetFileName(file), copied));
    }

    [Fact]
    public void The_image_runs_as_nobody_in_particular_and_holds_no_secret()
    {
        Assert.Equal($"USER {User}", Assert.Single(Lines, l => l.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.True(Array.IndexOf(Lines, $"USER {User}") > Array.FindLastIndex(Lines, l => l.StartsWith("FROM ", StringComparison.Ordinal)), "the user of the last stage counts");
        Assert.DoesNotContain(Lines, l => Regex.IsMatch(l, "^(ARG|ENV) .*(KEY|TOKEN|SECRET|PASSWORD)", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void It_is_built_with_the_framework_of_the_projects_and_run_without_a_shell()
    {
        var images = Lines.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]).ToArray();

        Assert.Equal(["mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled"], images);
        Assert.Contains("<TargetFramework>net10.0</TargetFramework>", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")));
        Assert.All(Lines.Where(l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal) || l.StartsWith("CMD", StringComparison.Ordinal)), l => Assert.Contains("[\"", l));
    }

    [Fact]
    public void What_was_built_outside_stays_outside() =>
        Assert.Empty(new[] { "**/bin", "**/obj" }.Except(File.ReadAllLines(Path.Combine(Repository.Root, "infra", "Containerfile.dockerignore"))));
}
