using HybridDrift.Collect;
using HybridDrift.Sites.Parse.StrongSwan;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>Recordings of real gateways, where the folder with them stands beside the checkout.</summary>
public sealed class LabOutputTests
{
    private static readonly string Folder = Path.Combine(SharedSamplesFactAttribute.Folder, "strongswan", "lab-outputs");

    [SharedSamplesFact]
    public void Every_recorded_output_is_read_completely_when_it_is_not_empty()
    {
        var files = Directory.GetFiles(Folder, "*.status.txt").Concat(Directory.GetFiles(Folder, "*.statusall.txt")).Order().ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var reading = IpsecStatusParser.Parse(Path.GetFileName(file), text, text.Length == 0 ? 3 : 0);
            Assert.Empty(reading.Problems);
            Assert.Equal(Completeness.Complete, reading.Completeness);
            Assert.Equal(text.Length == 0, reading.Value.DaemonStopped);
            Assert.Equal(file.Contains(".statusall.", StringComparison.Ordinal) && text.Length > 0, reading.Value.HasConnections);
            Assert.Equal(Occurrences(text, "SPIs: ", "_o"), reading.Value.IkeSas.Sum(s => s.Children.Count(c => c.SpiIn is not null)));
            Assert.Equal(Occurrences(text, "]...", "]"), reading.Value.IkeSas.Count);
        }
    }

    [SharedSamplesFact]
    public void Every_recorded_moment_is_the_same_whichever_command_tells_it()
    {
        var files = Directory.GetFiles(Folder, "*.statusall.txt").Where(f => File.Exists(Sibling(f, "list-sas")) && new FileInfo(f).Length > 0).ToArray();
        Assert.True(files.Length >= 15);
        foreach (var file in files)
        {
            var expected = SwanctlOutputs.Common(IpsecStatusParser.Parse(Path.GetFileName(file), File.ReadAllText(file), 0).Value);
            foreach (var form in new[] { "list-sas", "list-sas-raw", "list-sas-pretty" })
                Assert.Equal($"{file}\n{expected}", $"{file}\n{SwanctlOutputs.Common(SwanctlOutputs.Read(File.ReadAllText(Sibling(file, form))))}");
        }
    }

    [SharedSamplesFact]
    public void No_recorded_output_of_swanctl_is_read_when_the_daemon_was_stopped()
    {
        foreach (var file in Directory.GetFiles(Folder, "11-*.swanctl-list-sas*.txt"))
            Assert.Equal(Completeness.Failed, SwanctlOutputs.Parse(File.ReadAllText(file), 111).Completeness);
    }

    private static string Sibling(string file, string form) => file.Replace(".statusall.txt", $".swanctl-{form}.txt", StringComparison.Ordinal);

    private static int Occurrences(string text, string sign, string end) =>
        text.Split('\n').Count(l => l.Contains(sign, StringComparison.Ordinal) && l.TrimEnd().EndsWith(end, StringComparison.Ordinal));
}
