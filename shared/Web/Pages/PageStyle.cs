using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>The look of the report, with what only pages have: the way back, forms, and tables that scroll by themselves.</summary>
internal static class PageStyle
{
    public const string Css = HtmlStyle.Css + Bar + """
        .verdict{font-weight:600;white-space:nowrap}.verdict.Compliant{color:var(--green)}.verdict.Drift{color:var(--red)}.verdict.CannotTell{color:var(--yellow)}
        .notice{border:1px solid var(--line);border-left:.3rem solid var(--blue);background:var(--wash);border-radius:.4rem;padding:.6rem 1rem;margin:0 0 1rem}.notice.trouble{border-left-color:var(--red)}.notice.doubt{border-left-color:var(--yellow)}
        .notice p{margin:.2rem 0}
        .scroll{overflow-x:auto;position:relative}.scroll+h3{margin-top:1.6rem}.scroll table{min-width:44rem}th,td{padding-right:1rem}td time,th time{white-space:nowrap}
        .scroll th{overflow-wrap:normal}.scroll th small{font-weight:400}.pick label{display:block;padding:.1rem .8rem .1rem 0;cursor:pointer}.pick input{width:1.15rem;height:1.15rem;margin:0;vertical-align:middle;accent-color:var(--blue)}
        .hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        form{margin:.8rem 0}.row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
        button,select{font:inherit;padding:.4rem .9rem;border:1px solid var(--blue);border-radius:.4rem;background:var(--paper);color:var(--blue);cursor:pointer}button.main{background:var(--blue);color:var(--paper)}select{color:var(--ink);border-color:var(--soft)}
        .facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin:.6rem 0}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
        .trend{margin:1rem 0}.trend div{overflow-x:auto;width:max-content;max-width:100%;direction:rtl}.trend svg{display:block;direction:ltr}.trend text{font-size:13px;font-weight:700;text-anchor:middle;fill:currentColor}.trend rect{fill:currentColor}.trend .axis{stroke:var(--line)}
        .trend .Compliant{color:var(--green)}.trend .Drift{color:var(--red)}.trend .CannotTell{color:var(--yellow)}.trend .None{color:var(--soft)}figcaption{color:var(--soft);font-size:.925rem}
        h1{overflow-wrap:anywhere}
        @media (max-width:30rem){body{padding:1rem}h1{font-size:1.9rem}.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.4rem}}
        @media print{form,.pick{display:none}.scroll{overflow:visible}.scroll table{min-width:0}}

        """;

    /// <summary>Also for a kept report, which has the rest of its look with it.</summary>
    public const string Bar = """
        a{color:var(--blue)}a:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
        .bar{margin:0 0 1.25rem;font-size:.925rem}.bar ol,.bar ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;margin:0;padding:0}.bar ol{gap:.3rem .5rem}.bar li{overflow-wrap:anywhere}.bar ol li+li::before{content:"›";color:var(--soft);padding-right:.5rem}
        .bar ul{margin-top:.4rem}
        .skip{position:absolute;left:-100vw}.skip:focus{position:static;display:inline-block;margin-bottom:.8rem;padding:.4rem .8rem;background:var(--paper)}
        @media (max-width:45rem){#report~main section{overflow-x:auto}#report~main table{min-width:40rem}#report~main .compare{grid-template-columns:1fr}}
        @media print{.bar,.skip{display:none}}

        """;
}
