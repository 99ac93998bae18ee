namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// The names that stand for ports where the gateway has an /etc/services: strongSwan prints the name when the port has
/// one, and the number otherwise. Names as Debian and Alpine give them, and what else Red Hat calls the same ports (its
/// <c>http-alt</c> is 8008, a gateway on Red Hat with that port in a selector would be misread).
/// </summary>
internal static class ServiceNames
{
    private static readonly (string Name, int Port)[] Known =
    [
        ("ftp-data", 20), ("ftp", 21), ("ssh", 22), ("telnet", 23), ("smtp", 25), ("time", 37), ("whois", 43),
        ("tacacs", 49), ("domain", 53), ("bootps", 67), ("bootpc", 68), ("tftp", 69), ("http", 80), ("kerberos", 88),
        ("kerberos-sec", 88), ("pop3", 110), ("sunrpc", 111), ("ntp", 123), ("epmap", 135), ("loc-srv", 135),
        ("netbios-ns", 137), ("netbios-dgm", 138), ("netbios-ssn", 139), ("imap", 143), ("imap2", 143), ("snmp", 161),
        ("snmp-trap", 162), ("snmptrap", 162), ("bgp", 179), ("ldap", 389), ("https", 443), ("microsoft-ds", 445),
        ("kpasswd", 464), ("submissions", 465), ("urd", 465), ("smtps", 465), ("ssmtp", 465), ("isakmp", 500),
        ("shell", 514), ("syslog", 514), ("submission", 587), ("ldaps", 636), ("domain-s", 853), ("rsync", 873),
        ("ftps-data", 989), ("ftps", 990), ("imaps", 993), ("pop3s", 995), ("socks", 1080), ("openvpn", 1194),
        ("ms-sql-s", 1433), ("ms-sql-m", 1434), ("oracle", 1521), ("ncube-lm", 1521), ("l2f", 1701), ("l2tp", 1701),
        ("pptp", 1723), ("radius", 1812), ("radius-acct", 1813), ("mqtt", 1883), ("nfs", 2049), ("etcd-client", 2379),
        ("etcd-server", 2380), ("iscsi-target", 3260), ("mysql", 3306), ("ms-wbt-server", 3389), ("rdp", 3389),
        ("svn", 3690), ("ipsec-nat-t", 4500), ("sip", 5060), ("sip-tls", 5061), ("xmpp-client", 5222), ("postgresql", 5432),
        ("postgres", 5432), ("nrpe", 5666), ("amqps", 5671), ("amqp", 5672), ("redis", 6379), ("syslog-tls", 6514),
        ("http-alt", 8080), ("webcache", 8080), ("secure-mqtt", 8883), ("git", 9418), ("zabbix-agent", 10050),
        ("zabbix-trapper", 10051), ("mongodb", 27017),
    ];

    private static readonly Dictionary<string, int> Ports = Known.ToDictionary(k => k.Name, k => k.Port, StringComparer.Ordinal);

    /// <summary>Null for a name that is not known here: another system may give it to any port.</summary>
    public static int? Port(string name) => Ports.TryGetValue(name, out var port) ? port : null;
}
