using HybridDrift.Flows.Policies;

namespace HybridDrift.Tests.Flows.Policies;

public sealed class LabelExpressionTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web", ["k8s-app.io/tier"] = "front", ["empty"] = "" };

    [Theory]
    [InlineData("all()", true)]
    [InlineData("app == 'web'", true)]
    [InlineData("app==\"web\"", true)]
    [InlineData("app == 'db'", false)]
    [InlineData("app != 'db'", true)]
    [InlineData("role != 'db'", true)]
    [InlineData("role == 'db'", false)]
    [InlineData("has(app)", true)]
    [InlineData("!has(role)", true)]
    [InlineData("has(k8s-app.io/tier)", true)]
    [InlineData("app in {'db', 'web'}", true)]
    [InlineData("app in { }", false)]
    [InlineData("app not in {'db'}", true)]
    [InlineData("role not in {'db'}", true)]
    [InlineData("role in {'db'}", false)]
    [InlineData("app contains 'e'", true)]
    [InlineData("app starts with 'we'", true)]
    [InlineData("app ends with 'we'", false)]
    [InlineData("app == 'db' || has(empty) && empty == ''", true)]
    [InlineData("(app == 'db' || has(empty)) && !(app == 'web')", false)]
    [InlineData("!!has(app)", true)]
    public void It_holds_as_Calico_would_have_it(string expression, bool holds) => Assert.Equal(holds, LabelExpression.Holds(expression, Labels));

    [Theory]
    [InlineData("")]
    [InlineData("app =")]
    [InlineData("app == web")]
    [InlineData("app == 'web' &&")]
    [InlineData("app == 'web' app == 'web'")]
    [InlineData("(app == 'web'")]
    [InlineData("app ~ 'web'")]
    [InlineData("global()")]
    [InlineData("app in {'a'")]
    [InlineData("pcns.projectcalico.org/name == 'x'")]
    [InlineData("has(pcsa.role)")]
    public void What_is_not_understood_or_not_read_is_not_known(string expression) => Assert.Null(LabelExpression.Holds(expression, Labels));

    [Theory]
    [InlineData("app == 'web' || has(pcsa.role)", true)]
    [InlineData("app == 'db' && has(pcsa.role)", false)]
    [InlineData("app == 'web' && has(pcsa.role)", null)]
    [InlineData("!has(pcsa.role)", null)]
    public void One_side_alone_decides_where_it_can(string expression, bool? holds) => Assert.Equal(holds, LabelExpression.Holds(expression, Labels));
}
