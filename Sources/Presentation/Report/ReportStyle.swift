extension HTMLReport {
  /// The style sheet of the page: quiet, for screens wide and narrow, light and dark, and for paper.
  public static let style = """
    :root{color-scheme:light dark;--ground:#ffffff;--ink:#1d2129;--faint:#5b6270;--line:#d9dce2;\
    --band:#f5f6f8;--link:#0b5cad;--warn:#9a4a00}
    @media (prefers-color-scheme:dark){:root{--ground:#14171c;--ink:#e6e8ec;--faint:#a2a9b6;\
    --line:#343a45;--band:#1c2027;--link:#7db8f5;--warn:#f0a35c}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif}
    header,main,footer,nav{max-width:70rem;margin:0 auto;padding:0 1.25rem}
    header{padding-top:2rem}
    h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}
    h2{font-size:1.3rem;margin:3rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
    h3{font-size:1.05rem;margin:0 0 .25rem}
    p{margin:.25rem 0 .75rem;max-width:46rem}
    a{color:var(--link)}
    .faint,figcaption p,.notes,footer{color:var(--faint);font-size:.9rem}
    .lead{font-size:1.1rem}
    .missing{border-left:4px solid var(--warn);padding:.5rem .9rem;background:var(--band)}
    nav ol{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;padding:0;margin:1rem 0}
    .skip{position:absolute;left:-100vw}
    .skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem;z-index:2}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    figure{margin:1.75rem 0}
    .chart{width:100%;min-width:0;overflow:hidden}
    .legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.25rem 0;\
    font-size:.9rem}
    .swatch{print-color-adjust:exact;-webkit-print-color-adjust:exact;display:inline-block;width:.8em;height:.8em;margin-right:.4em;vertical-align:-.05em}
    SWATCHES
    .scroll{overflow-x:auto;margin:1.5rem 0 .25rem}
    table{border-collapse:collapse;font-size:.9rem;min-width:20rem}
    caption{text-align:left;font-weight:600;padding:0 0 .35rem}
    caption span{display:block;position:sticky;left:0;width:max-content;\
    max-width:min(66rem,calc(100vw - 1.8rem))}
    th,td{padding:.28rem .7rem .28rem 0;text-align:left;vertical-align:top}
    tbody tr{border-top:1px solid var(--line)}
    tbody th{font-weight:400}
    thead th{vertical-align:bottom;font-weight:600;color:var(--faint)}
    .num{text-align:right;font-variant-numeric:tabular-nums}
    td.num{white-space:nowrap}
    thead .num{max-width:9rem}
    th+.num,td+.num{padding-left:.7rem}
    th button{all:unset;cursor:pointer;color:inherit;font:inherit}
    th button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    th[aria-sort=ascending] button::before{content:"\\2191\\A0"}
    th[aria-sort=descending] button::before{content:"\\2193\\A0"}
    .unit{display:block;font-weight:400}
    :lang(zh) th{min-width:4.5em}
    :lang(zh) td{min-width:3em}
    td.wide{min-width:16rem;max-width:38rem}
    .remarks{font-size:.95rem;max-width:52rem}
    .remarks table{max-width:52rem}
    .remarks h3{margin-top:1.5rem}
    details{margin:1.25rem 0}
    summary{cursor:pointer;color:var(--link)}
    footer{margin-top:3rem;padding-bottom:2rem}
    @media (max-width:40rem){body{font-size:15px}h1{font-size:1.35rem}\
    header,main,footer,nav{padding-left:.9rem;padding-right:.9rem}}
    @media print{:root{--ground:#fff;--ink:#000;--faint:#444;--line:#bbb;--band:#fff}\
    body{font-size:10pt}nav,.skip,details:not([open]){display:none}figure,tr{break-inside:avoid}\
    h2,h3,caption{break-after:avoid}.scroll{overflow:visible}table{font-size:8pt}thead{display:table-header-group}}
    """.replacingSwatches()
}

extension String {
  fileprivate func replacingSwatches() -> String {
    let swatches = ChartPalette.Colour.allCases.map {
      ".\(SectionHTML.swatchClass($0)){background:\($0.rawValue)}"
    }.joined(separator: "\n")
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "SWATCHES" ? swatches : String($0) }.joined(separator: "\n")
  }
}
