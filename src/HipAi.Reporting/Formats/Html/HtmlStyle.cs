using System.Security.Cryptography;
using System.Text;

namespace HipAi.Reporting.Formats.Html;

/// <summary>The one style sheet of the page. It never varies, so that a content security policy can name it by its hash.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root { color-scheme: light; --line: #b8c0c8; --draft: #8a1c00; --signed: #14532d; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 62rem; font: 1rem/1.5 "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #16191d; background: #fff; }
        h1 { margin: .8rem 0 .4rem; font-size: 1.5rem; }
        h2 { margin: 1.4rem 0 .4rem; padding-bottom: .15rem; border-bottom: 1px solid var(--line); font-size: 1.1rem; letter-spacing: .03em; }
        h3 { margin: 0 0 .3rem; font-size: 1.05rem; }
        .banner { margin: 0; padding: .55rem .8rem; border: 3px solid; font-weight: 700; font-size: 1.15rem; text-align: center; }
        .draft .banner { color: var(--draft); background: #fff4ef; }
        .signed .banner { color: var(--signed); background: #effaf2; }
        .use { margin: .3rem 0 0; text-align: center; color: #3d454d; }
        .facts { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: .15rem .8rem; margin: 0; }
        .facts dt { color: #3d454d; }
        .facts dd { margin: 0; overflow-wrap: anywhere; }
        .hips { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem; }
        .hip { padding: .8rem; border: 1px solid var(--line); border-radius: .3rem; }
        .finding { margin: 0 0 .4rem; font-weight: 700; }
        .indeterminate { color: var(--draft); }
        .reasons { margin: 0 0 .4rem; padding-left: 1.2rem; }
        .failure h4 { margin: .9rem 0 .2rem; }
        .failure p { margin: .2rem 0; }
        .text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        table { width: 100%; border-collapse: collapse; font-size: .88rem; }
        caption { padding: .4rem 0 .15rem; text-align: left; color: #3d454d; }
        th, td { padding: .1rem .3rem; border-bottom: 1px solid #e3e7eb; text-align: left; font-weight: 400; overflow-wrap: anywhere; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.number, thead th { white-space: nowrap; }
        thead th { font-weight: 700; }
        td.bar { width: 28%; }
        meter { width: 100%; height: .8rem; }
        figure { margin: .7rem 0 0; }
        figure img { max-width: 100%; height: auto; border: 1px solid var(--line); }
        figcaption { font-size: .88rem; color: #3d454d; }
        footer { margin-top: 1.4rem; }
        footer .banner { margin-top: 1rem; }
        @media (max-width: 40rem) { .facts { grid-template-columns: max-content 1fr; } }
        @page draft { margin: 18mm 15mm; @top-center { content: "PRELIMINARY \2013  NOT REVIEWED, NOT SIGNED"; font: 700 10pt sans-serif; color: #8a1c00; } }
        @page { margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } .draft { page: draft; } h2, h3, h4 { break-after: avoid; } tr, figure { break-inside: avoid; } table { font-size: 8.5pt; } }
        """;

    /// <summary>The hash as a policy names it: <c>sha256-…</c>.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)));
}
