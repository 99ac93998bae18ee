using System.Text;
using HybridDrift.Plans;

namespace HybridDrift.Local.Commands;

/// <summary>Reads a plan file, or says all that is wrong with it.</summary>
internal static class PlanFile
{
    /// <summary>Null after the problems have been written.</summary>
    public static async Task<ScanPlan?> ReadAsync(string path, TextWriter error, CancellationToken cancellation)
    {
        byte[] file;
        try
        {
            file = await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The plan '{path}' cannot be read: {e.Message}");
            return null;
        }
        var reading = PlanReader.Read(Encoding.UTF8.GetString(file));
        foreach (var problem in reading.Problems) await error.WriteLineAsync($"{path}:{problem}");
        return reading.Plan is null ? null : new(reading.Plan, file);
    }
}
