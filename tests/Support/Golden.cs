namespace HybridDrift.Tests.Support;

/// <summary>
/// Files that writers must produce byte for byte. With <c>HYBRIDDRIFT_ACCEPT=1</c> in the environment a test writes
/// what it got instead, for a person to look at before it is committed.
/// </summary>
internal static class Golden
{
    public static void Match(string name, byte[] actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "Reports", "Golden", name);
        if (Environment.GetEnvironmentVariable("HYBRIDDRIFT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }
        Assert.True(File.Exists(path), $"There is no {path}.");
        var expected = File.ReadAllLines(path);
        var lines = System.Text.Encoding.UTF8.GetString(actual).Split('\n');
        // The first line that differs says more than two long texts.
        for (var i = 0; i < Math.Min(expected.Length, lines.Length); i++) Assert.Equal($"{i + 1}: {expected[i]}", $"{i + 1}: {lines[i]}");
        Assert.Equal(File.ReadAllBytes(path), actual);
    }
}
