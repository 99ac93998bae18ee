namespace HybridDrift.Reports.Writers;

/// <summary>The look of the page. Colours carry no meaning that words beside them do not carry too.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root{--ink:#1b1f24;--soft:#57606a;--paper:#ffffff;--line:#d0d7de;--wash:#f6f8fa;--red:#b42318;--orange:#b54708;--yellow:#8a6100;--green:#1a7f37;--blue:#0b5cad}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--paper:#0d1117;--line:#30363d;--wash:#161b22;--red:#ff8a80;--orange:#ffab70;--yellow:#e3c04f;--green:#5fd07a;--blue:#79b8ff}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:72rem;padding:1.5rem;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,"Segoe UI","Noto Sans","Noto Sans KR",sans-serif}
        header{border-left:.5rem solid var(--soft);padding:.25rem 0 .25rem 1.25rem;margin-bottom:2rem}
        header.Drift{border-color:var(--red)}header.Compliant{border-color:var(--green)}header.CannotTell{border-color:var(--yellow)}
        h1{font-size:2.5rem;line-height:1.1;margin:.1rem 0}
        header.Drift h1{color:var(--red)}header.Compliant h1{color:var(--green)}header.CannotTell h1{color:var(--yellow)}
        h2{margin:2.2rem 0 .8rem;font-size:1.35rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
        h3{margin:0 0 .2rem;font-size:1.05rem}
        .site,.when,.where,small,footer{color:var(--soft)}.site,.when,.where{margin:.1rem 0}
        .figures{display:flex;flex-wrap:wrap;gap:1.75rem;margin:1rem 0}
        .figures div{display:flex;flex-direction:column}.figures dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.2}.figures dt{color:var(--soft);font-size:.875rem}
        table{border-collapse:collapse;width:100%;font-size:.925rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        th[scope=row]{white-space:nowrap}
        td ul{margin:0;padding-left:1.1rem}
        article{border:1px solid var(--line);border-left:.3rem solid var(--soft);border-radius:.4rem;padding:.9rem 1.1rem;margin:0 0 1rem;break-inside:avoid}
        article.Critical{border-left-color:var(--red)}article.High{border-left-color:var(--orange)}article.Medium{border-left-color:var(--yellow)}
        article p{margin:.35rem 0}
        .tag{font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.03em;border:1px solid;border-radius:.3rem;padding:.05rem .4rem;vertical-align:.08rem}
        .tag.Critical,td.Fail,td.Failed{color:var(--red)}.tag.High{color:var(--orange)}.tag.Medium,td.Unknown,td.Partial{color:var(--yellow)}.tag.Low,.tag.Info{color:var(--blue)}td.Pass,td.Complete{color:var(--green)}
        td.Fail,td.Pass,td.Unknown,td.Partial,td.Failed{font-weight:600}
        .compare{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:.75rem;margin:.6rem 0}
        .compare div{background:var(--wash);border-radius:.3rem;padding:.5rem .75rem}.compare dt{font-size:.8rem;color:var(--soft)}.compare dd{margin:0;overflow-wrap:anywhere}
        code{font:.875em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        .evidence{list-style:none;margin:.6rem 0 0;padding:.5rem 0 0;border-top:1px dashed var(--line)}.evidence li{margin:.25rem 0}
        article.flow.Drifts{border-left-color:var(--red)}article.flow.Unknown{border-left-color:var(--yellow)}article.flow.Holds{border-left-color:var(--green)}
        .tag.Drifts,td.Drifts{color:var(--red)}.tag.Holds,td.Holds{color:var(--green)}td.Assumed{color:var(--blue)}td.NotTraversed,td.OutOfSight{color:var(--soft)}td.answer{white-space:nowrap}td.Drifts,td.Holds,td.Assumed{font-weight:600}
        .way{display:block;max-width:100%;height:auto;margin:.6rem 0;color:var(--soft)}.way text{font-size:12px;text-anchor:middle;fill:var(--ink)}.way .place{fill:var(--soft);font-size:11px}
        .way circle{fill:var(--paper);stroke:currentColor;stroke-width:2.5}.way text.sign{font-size:15px;font-weight:700;fill:currentColor}
        .way .Holds{color:var(--green)}.way .Drifts{color:var(--red)}.way .Unknown{color:var(--yellow)}.way .Assumed{color:var(--blue)}
        .way line,.way .back{stroke:var(--soft);stroke-width:2;fill:none}.way .dead{stroke-dasharray:3 6}.way .tip{fill:var(--soft)}.way text.answer{fill:currentColor;stroke:var(--paper);stroke-width:6px;paint-order:stroke}
        .by{list-style:none;margin:.2rem 0 0;padding:0;font-size:.9em}.trace{margin:.2rem 0 1rem}.trace .by{margin-left:.5rem}
        details{border-bottom:1px solid var(--line);padding:.35rem 0}summary{cursor:pointer}summary:focus-visible{outline:2px solid var(--blue)}.sum{color:var(--soft)}
        footer{margin-top:2.5rem;font-size:.85rem;overflow-wrap:anywhere}
        @media print{body{max-width:none;padding:0;font-size:11pt}details>*{display:block}}

        """;

    /// <summary>Of pages that speak of planned changes only.</summary>
    public const string Changes = """
        .open{border:1px dashed var(--blue);border-radius:.3rem;padding:.4rem .75rem;color:var(--blue)}.tag.expected{color:var(--blue);border-style:dashed;text-transform:none}
        .review{border:1px solid var(--line);border-left:.5rem solid var(--soft);border-radius:.4rem;padding:.25rem 1.25rem 1rem}.review h2{margin-top:1rem;border:0}
        .review h3{margin:1.3rem 0 .3rem}.review td.count{white-space:nowrap;text-align:right}.review .perhaps{color:var(--yellow);font-weight:600}
        .review.CollateralDrift{border-left-color:var(--red)}.review.AsPlanned{border-left-color:var(--green)}.review.CannotTell,.review.Incomplete{border-left-color:var(--yellow)}
        .tag.CollateralDrift,td.Broken{color:var(--red)}.tag.AsPlanned,td.Improved{color:var(--green)}.tag.CannotTell,.tag.Incomplete,td.CannotTell{color:var(--yellow)}

        """;
}
