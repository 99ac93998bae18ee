using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>The blocks of the output in their order: each line is read as its block prints it, whatever its indent.</summary>
internal sealed class StatusBlocks
{
    private enum Block { Before, Daemon, Pools, Listening, Connections, Shunted, Routed, SecurityAssociations, Repeated }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Daemon = new(@"^Status of IKE charon daemon \((strong|weak)Swan (?<version>[^\s,)]+).*$", Linear);

    private static readonly Regex DaemonLine = new("^(uptime|malloc|worker threads|loaded plugins):.*$", Linear);

    private static readonly Regex Pool = new("^.+: [0-9]+/[0-9]+/[0-9]+$", Linear);

    private static readonly Regex Shunt = new("^.+:.* === .* (PASS|DROP)$", Linear);

    private static readonly Regex Sas = new(@"^Security Associations \((?<up>[0-9]+) up, (?<connecting>[0-9]+) connecting\):$", Linear);

    private readonly LocatedProblems problems;
    private readonly ConnectionLines connections;
    private readonly SecurityAssociationLines sas;
    private Block block;
    private int last;
    private string? version;
    private bool hasConnections;
    private ulong? announced;
    private bool saysNone;
    private IReadOnlyList<ChildSa> routed = [];

    public StatusBlocks(LocatedProblems problems) => (this.problems, connections, sas) = (problems, new(problems), new(problems));

    /// <summary>Whether anything at all was understood.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The end of the output by its own word: nothing follows the line <c>none</c>.</summary>
    public bool IsEnded => saysNone;

    public void Read(int number, string line)
    {
        last = number;
        if (TryHeading(number, line) || TryLine(number, line)) IsStarted = true;
        else problems.Add(number, "this line is none that ipsec status is known to print here");
    }

    public IpsecStatus Finish()
    {
        if (block == Block.Routed) routed = sas.TakeChildren();
        var status = new IpsecStatus
        {
            Version = version,
            Connections = connections.ToList(),
            IkeSas = sas.ToList(),
            Routed = routed,
            HasConnections = hasConnections,
        };
        new CompletenessCheck(problems, last).Run(status, announced, saysNone, version is not null || hasConnections || sas.HasDetails);
        return status;
    }

    private bool TryHeading(int number, string line)
    {
        var heading = line switch
        {
            "Virtual IP pools (size/online/offline):" => Block.Pools,
            "Listening IP addresses:" => Block.Listening,
            "Connections:" => Block.Connections,
            "Shunted Connections:" => Block.Shunted,
            "Routed Connections:" => Block.Routed,
            _ => Block.Before,
        };
        if (heading == Block.Before && Daemon.Match(line) is { Success: true } daemon)
        {
            heading = Block.Daemon;
            version ??= daemon.Groups["version"].Value;
        }
        if (heading == Block.Before && Sas.Match(line) is { Success: true, Groups: var groups })
        {
            heading = Block.SecurityAssociations;
            announced ??= Number(groups["up"].Value) + Number(groups["connecting"].Value);
        }
        if (heading == Block.Before) return false;
        if (block == Block.Repeated) return true;
        if (block == Block.Routed) routed = sas.TakeChildren();
        hasConnections |= heading == Block.Connections;
        if (heading <= block)
        {
            problems.Add(number, "a block comes again or too late: the text seems to hold more than one output, and is not read from here on");
            heading = Block.Repeated;
        }
        block = heading;
        return true;
    }

    private bool TryLine(int number, string line) => block switch
    {
        Block.Daemon => DaemonLine.IsMatch(line),
        Block.Pools => Pool.IsMatch(line),
        Block.Listening => IPAddress.TryParse(line, out _),
        Block.Connections => connections.TryRead(number, line),
        Block.Shunted => Shunt.IsMatch(line),
        Block.Routed => sas.TryRead(number, line, routed: true),
        Block.SecurityAssociations => TryNone(line) || sas.TryRead(number, line, routed: false),
        Block.Repeated => true,
        _ => false,
    };

    private bool TryNone(string line)
    {
        if (saysNone || line != "none") return false;
        return saysNone = true;
    }

    private static ulong Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : uint.MaxValue;
}
