using YamlDotNet.RepresentationModel;
using static HybridDrift.Tests.Infra.KubernetesFiles;

namespace HybridDrift.Tests.Infra;

/// <summary>What runs in a cluster: able to read, to write its own store, and nothing else.</summary>
public sealed class KubernetesWorkloadTests
{
    public static TheoryData<string, string, string> Pods => new()
    {
        { "serve.yaml", "Deployment", "spec.template.spec" },
        { "scan-cronjob.yaml", "CronJob", "spec.jobTemplate.spec.template.spec" },
    };

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_is_nobody_and_changes_nothing_of_its_image(string file, string kind, string path)
    {
        var pod = Object(file, kind).Find(path)!;
        var container = Assert.Single(pod.List("containers"));

        Assert.Equal("true", pod.Text("securityContext.runAsNonRoot"));
        Assert.Equal(ContainerfileTests.User, pod.Text("securityContext.runAsUser"));
        Assert.Equal(ContainerfileTests.User, pod.Text("securityContext.fsGroup"));
        Assert.Equal("RuntimeDefault", pod.Text("securityContext.seccompProfile.type"));
        Assert.Equal("false", container.Text("securityContext.allowPrivilegeEscalation"));
        Assert.Equal("true", container.Text("securityContext.readOnlyRootFilesystem"));
        Assert.Equal("ALL", Assert.IsType<YamlScalarNode>(Assert.Single(container.List("securityContext.capabilities.drop"))).Value);
        Assert.Null(container.Find("securityContext.capabilities.add"));
        Assert.All(["hostNetwork", "hostPID", "hostIPC"], key => Assert.Null(pod.Find(key)));
        Assert.NotNull(container.Text("resources.limits.memory"));
        Assert.Contains("@sha256:", container.Text("image"));
        Assert.Equal("reader", pod.Text("serviceAccountName"));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Every_mount_has_its_volume_and_secrets_cannot_be_written(string file, string kind, string path)
    {
        var pod = Object(file, kind).Find(path)!;
        var volumes = pod.List("volumes").ToDictionary(v => v.Text("name")!);

        foreach (var mount in pod.List("containers.0.volumeMounts"))
        {
            var volume = volumes[mount.Text("name")!];
            if (volume.Find("secret") is not null || volume.Find("configMap") is not null) Assert.Equal("true", mount.Text("readOnly"));
            if (volume.Text("persistentVolumeClaim.claimName") is { } claim) Assert.Contains(Objects(file), o => o.Text("kind") == "PersistentVolumeClaim" && o.Text("metadata.name") == claim);
            Assert.Null(volume.Find("hostPath"));
        }
        Assert.Equal("/data", pod.List("containers.0.volumeMounts").Single(m => volumes[m.Text("name")!].Find("persistentVolumeClaim") is not null).Text("mountPath"));
    }

    [Fact]
    public void The_server_is_asked_whether_it_is_well_and_its_key_comes_from_a_secret()
    {
        var container = Object("serve.yaml", "Deployment").Find("spec.template.spec.containers.0")!;

        Assert.All(["readinessProbe", "livenessProbe"], probe => Assert.Equal("/api/health", container.Text($"{probe}.httpGet.path")));
        Assert.Equal(["serve", "/plan/plan.yaml", "--urls", "http://0.0.0.0:8080", "--store", "/data"], container.List("args").Select(a => ((YamlScalarNode)a).Value));
        var environment = container.List("env").ToDictionary(e => e.Text("name")!);
        Assert.Equal("hybriddrift", environment["HYBRIDDRIFT_API_KEY"].Text("valueFrom.secretKeyRef.name"));
        Assert.Null(environment["HYBRIDDRIFT_API_KEY"].Find("value"));
        Assert.Equal(6, environment["DriftScanSchedule"].Text("value")!.Split(' ').Length);
        Assert.Equal(HybridDrift.Collect.GivenSecrets.FolderVariable, environment.Keys.Single(k => k.EndsWith("_DIR", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_server_has_the_store_at_a_time()
    {
        var deployment = Object("serve.yaml", "Deployment");

        Assert.Equal(("1", "Recreate"), (deployment.Text("spec.replicas"), deployment.Text("spec.strategy.type")));
        Assert.Equal(deployment.Text("spec.template.metadata.labels.app"), Object("serve.yaml", "Service").Text("spec.selector.app"));
        Assert.Equal(deployment.Text("spec.template.spec.containers.0.ports.0.name"), Object("serve.yaml", "Service").Text("spec.ports.0.targetPort"));
    }

    [Fact]
    public void Scans_do_not_run_over_each_other_and_drift_is_not_asked_again()
    {
        var job = Object("scan-cronjob.yaml", "CronJob");

        Assert.Equal("Forbid", job.Text("spec.concurrencyPolicy"));
        Assert.Equal("0", job.Text("spec.jobTemplate.spec.backoffLimit"));
        Assert.Equal("Never", job.Text("spec.jobTemplate.spec.template.spec.restartPolicy"));
        Assert.Equal(["scan", "/plan/plan.yaml", "--store", "/data"], job.List("spec.jobTemplate.spec.template.spec.containers.0.args").Select(a => ((YamlScalarNode)a).Value));
    }

    [Fact]
    public void The_network_is_closed_but_for_what_is_named()
    {
        var policies = Objects("networkpolicy.yaml").ToArray();
        var closed = Assert.Single(policies, p => ((YamlMappingNode)p.Find("spec.podSelector")!).Children.Count == 0);
        var open = Assert.Single(policies, p => p != closed);

        Assert.All(policies, p => Assert.Equal(["Egress", "Ingress"], p.List("spec.policyTypes").Select(t => ((YamlScalarNode)t).Value!).Order()));
        Assert.Null(closed.Find("spec.ingress") ?? closed.Find("spec.egress"));
        Assert.Equal("hybriddrift", open.Text("spec.podSelector.matchLabels.app"));
        // A rule without peers or without ports would be open to all of them.
        Assert.All(open.List("spec.ingress"), r => Assert.NotEmpty(r.List("from")));
        Assert.All(open.List("spec.egress"), r => Assert.NotEmpty(r.List("to")));
        Assert.All(open.List("spec.ingress").Concat(open.List("spec.egress")), r => Assert.NotEmpty(r.List("ports")));
        Assert.All(open.List("spec.egress").SelectMany(r => r.List("to")).Select(t => t.Text("ipBlock.cidr")).OfType<string>(), c => Assert.EndsWith("/32", c));
    }
}
