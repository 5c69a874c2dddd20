"""How the page looks: on light and dark screens, in large type, narrow windows, and on paper. Nothing is loaded."""

from dialogue_app.reports.outline import PALETTE, Paper

_STYLE = """
:root { color-scheme: light dark; --ink: #21262e; --page: #fff; --muted: #595f6b; --accent: #1f5a8a; --warm: #8a3b0a;
  --head: #e7eef4; --rule: #c8ced6; --edge: #737d87; --focus: #1f5a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --page: #16191d; --muted: #b3bac4; --accent: #9cc7ec;
  --warm: #f0b084; --head: #26303a; --rule: #3d4550; --edge: #8b95a1; --focus: #9cc7ec; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--page);
  font: 1rem/1.5 "Fira Sans", "Segoe UI", system-ui, sans-serif; overflow-wrap: anywhere; }
header, nav, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header, footer { color: var(--muted); font-size: .9rem; padding-top: .75rem; padding-bottom: .75rem; }
main { padding-bottom: 3rem; }
main:focus { outline: none; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--page); border: 2px solid var(--focus); }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; white-space: pre-wrap; scroll-margin-top: 1rem; }
h1 { font-size: 2rem; color: var(--accent); margin-top: 1rem; }
h2 { font-size: 1.45rem; color: var(--accent); }
h3 { font-size: 1.1rem; }
h4 { font-size: 1rem; color: var(--muted); }
p, li, dd, dt, td, th { white-space: pre-wrap; }
p { margin: .4rem 0; max-width: 60rem; }
.muted { color: var(--muted); }
.strong { font-weight: 600; }
.mark { color: var(--warm); font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3.4fr; margin: .75rem 0; }
dt, dd { margin: 0; padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--rule); }
dt { font-weight: 600; }
nav ul { list-style: none; padding-left: 1rem; margin: .25rem 0; }
nav > ul { padding-left: 0; }
.boxes { list-style: none; padding-left: 0; }
.boxes li::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .6em;
  border: 1.5px solid var(--edge); }
.scroll { overflow-x: auto; margin: .75rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
caption { text-align: left; color: var(--muted); padding: .25rem 0; white-space: pre-wrap; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule);
  min-width: 4.5rem; }
thead th { background: var(--head); vertical-align: bottom; overflow-wrap: break-word; max-width: 16em; }
th[scope=row] { font-weight: 400; }
td.number, th.number { text-align: right; }
td p, th p { margin: 0; }
.grid td, .grid th { border: 1px solid var(--edge); }
.matrix th:first-child { position: sticky; left: 0; background: var(--page); width: 26%; min-width: 10em; }
.matrix thead th:first-child { background: var(--head); }
.matrix td { border: 2px solid var(--page); min-width: 6em; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; max-width: 62rem; font: 13px "Fira Sans", "Segoe UI", system-ui, sans-serif; }
svg .label { fill: var(--ink); }
svg rect { stroke: var(--edge); stroke-width: .75; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); }
@media (max-width: 40rem) { dl { display: block; } dt { border: 0; padding-bottom: 0; } }
@media print {
  @page { size: A4 PAPER; margin: 16mm 14mm; }
  :root { color-scheme: light; --ink: #21262e; --page: #fff; --muted: #595f6b; --accent: #1f5a8a; --warm: #8a3b0a;
    --head: #e7eef4; --rule: #c8ced6; --edge: #737d87; }
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .skip, nav { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  h1, h2, h3, h4 { break-after: avoid; }
  .opens { break-before: page; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  figure, .together { break-inside: avoid; }
  .matrix th:first-child { position: static; }
  .matrix td, .matrix th:first-child { min-width: 0; }
}
"""


def style(paper: Paper) -> str:
    """Return the style sheet of a page that is printed on this paper."""
    wide = "landscape" if paper is Paper.WIDE else "portrait"
    return _STYLE.replace("PAPER", wide) + "".join(_shades())


def _shades() -> list[str]:
    return [
        f".{shade} {{ background: #{field}; color: #{ink}; }}\n"
        f"svg .{shade} {{ fill: #{field}; }}\nsvg .on-{shade} {{ fill: #{ink}; }}\n"
        for shade, (field, ink) in PALETTE.items()
    ]
