namespace HipAi.Inference.Evaluation.Rendering;

/// <summary>The style sheet of the HTML report: a printed paper rather than a screen, in black on white, where colour never speaks alone.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root { color-scheme: light; --ink: #1c2229; --ink-2: #56616c; --line: #cfd6dc; --line-2: #e6eaee; --wash: #f5f7f9; }
        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 78rem; margin: 0 auto; padding: 2.5rem clamp(1rem, 3vw, 2.5rem) 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: 0 0 .6rem; }
        h2 { font-size: 1.3rem; font-weight: 650; letter-spacing: -.01em; margin: 3rem 0 .6rem; padding-top: .7rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1.02rem; font-weight: 650; margin: 2rem 0 .3rem; }
        p { max-width: 46rem; margin: .5rem 0; }
        .warning { border: 2px solid var(--ink); border-left-width: 10px; padding: .5rem 1rem; margin: 1rem 0 1.2rem; font-weight: 600; max-width: 52rem; }
        .warning p { margin: .2rem 0; max-width: none; }
        nav ul { list-style: none; margin: 1.4rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .9rem; }
        a { color: #134b85; text-underline-offset: .18em; }
        .key { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0; margin: 1.2rem 0; border-top: 1px solid var(--line); border-left: 1px solid var(--line); }
        .key > div { padding: .6rem .8rem .7rem; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); }
        .key dt { font-size: .82rem; color: var(--ink-2); }
        .key dd { margin: 0; font-variant-numeric: tabular-nums; }
        .key b { font-size: 1.55rem; font-weight: 600; letter-spacing: -.01em; margin-right: .45rem; }
        .key span { color: var(--ink-2); font-size: .85rem; white-space: nowrap; }
        .key small { display: block; color: var(--ink-2); font-size: .78rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .88rem; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
        th, td { padding: .32rem .75rem .32rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line-2); }
        th:not(:first-child), td { padding-left: .45rem; }
        thead th { border-bottom: 1.5px solid var(--ink); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 500; }
        tbody tr:last-child > * { border-bottom: 1px solid var(--ink); }
        .n { text-align: right; white-space: nowrap; }
        td span, th span { color: var(--ink-2); font-size: .84em; margin-left: .2em; }
        td:not(.n) { max-width: 30rem; overflow-wrap: break-word; }
        [data-shade="1"] { background: #eef2f6; } [data-shade="2"] { background: #d9e2ea; } [data-shade="3"] { background: #bccbd8; }
        [data-shade="4"] { background: #9cb2c4; } [data-shade="5"] { background: #7d99b0; font-weight: 650; }
        figure { margin: 1.2rem 0 1.8rem; } figure svg { max-width: 100%; height: auto; display: block; }
        figcaption { color: var(--ink-2); font-size: .88rem; margin-top: .35rem; max-width: 46rem; }
        .table figcaption { color: var(--ink); font-weight: 600; font-size: .92rem; margin: 0 0 .4rem; }
        @media (max-width: 75rem) { .n span { display: block; margin: 0; } }
        @media print {
          @page { margin: 16mm 14mm; }
          body { font-size: 10pt; } main { max-width: none; padding: 0; } nav { display: none; }
          h2, h3, .table figcaption { break-after: avoid; } figure:not(.table), tr, .key, .warning { break-inside: avoid; } .scroll { overflow: visible; } .n span { display: block; margin: 0; }
          table { font-size: 8.5pt; }
          [data-shade] { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;
}
