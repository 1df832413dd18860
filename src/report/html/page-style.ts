/** The look of the page: one calm column, system fonts, one accent colour, and rust for what needs a look. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7;
  --card: #ffffff;
  --ink: #23241f;
  --soft: #62645b;
  --line: #e3e0d8;
  --accent: #1f6f63;
  --accent-soft: #b9d4cd;
  --rust: #a8441f;
  --rust-soft: #f8ebe4;
  --serif: ui-serif, 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif',
    'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial,
    'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171815;
    --card: #1f211d;
    --ink: #ecebe4;
    --soft: #a6a89d;
    --line: #34362f;
    --accent: #7cc9b8;
    --accent-soft: #3d625a;
    --rust: #f0956b;
    --rust-soft: #33231b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--sans);
  overflow-wrap: anywhere;
}
main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; text-wrap: balance; margin: 0; }
:lang(ja) { line-break: strict; }
/* Between phrases, where a browser knows them. */
:lang(ja):is(h1, h2, h3, h4, dt) { word-break: auto-phrase; }
p { margin: 0 0 1rem; max-width: 40rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); color: var(--ink); }
.skip:focus { top: 1rem; }
.note, .where, .kicker, footer { color: var(--soft); font-size: .9375rem; }
.option { white-space: nowrap; }
.warning { color: var(--rust); font-weight: 600; }

.shared { padding: 4rem 0 0; }
.shared h1 { font: 600 clamp(1.8rem, 5vw, 2.6rem)/1.2 var(--serif); margin-bottom: 1.5rem; }
.shared ul { list-style: none; margin: 0; padding: 0; }
.shared li { padding: .5rem 0; border-top: 1px solid var(--line); }
.shared li a { font-weight: 600; margin-right: .5rem; }
.section { padding: 3.5rem 0 1rem; }
.section + .section { border-top: 1px solid var(--line); margin-top: 3rem; }

.outcome { margin-bottom: 2.5rem; }
.outcome h1, .outcome h2 { font: 500 clamp(1.55rem, 4vw, 2.25rem)/1.3 var(--serif); text-wrap: pretty; }
.kicker { margin-bottom: 1.75rem; }
.mood { display: flex; align-items: center; gap: .6rem; margin-bottom: .75rem; font-weight: 600; color: var(--accent); }
.mood svg { width: 1.75rem; height: 1.75rem; flex: none; }
.mood circle { fill: currentColor; }
.mood path { fill: none; stroke: var(--paper); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.outcome.attention .mood { color: var(--rust); }

.part { margin: 0 0 3.5rem; }
.part > h2, .part > h3 { font-size: 1.375rem; margin-bottom: .75rem; }
.figures > h2, .figures > h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.figures dl { display: flex; flex-wrap: wrap; gap: 1px; margin: 0; background: var(--line); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.figures div { flex: 1 1 9rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 1.1rem 1.25rem 1.2rem; background: var(--card); }
.figures dt { color: var(--soft); font-size: .9375rem; line-height: 1.35; }
.figures dd { margin: 0; font: 500 2rem/1.2 var(--serif); font-variant-numeric: lining-nums; }
.figures .came dd { color: var(--accent); }
.figures .attention dd { color: var(--rust); }

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; margin: 0 0 1.25rem; }
th { text-align: left; font-weight: 400; }
thead th { color: var(--soft); font-size: .875rem; vertical-align: bottom; }
th, td { padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
.figure { text-align: right; white-space: nowrap; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
tr.attention > th:first-child, .lacking .figure { color: var(--rust); }

.bars td.bar, .bars th.bar { width: 45%; padding-left: .5rem; }
.bars td { vertical-align: middle; }
.bars svg { display: block; width: 100%; height: .55rem; border-radius: 99px; }
.bars .track { fill: var(--line); }
.came { fill: var(--accent); }
.there { fill: var(--accent-soft); }
/* Hollow: to be told from what is there without colours, too. */
rect.attention { fill: var(--paper); stroke: var(--rust); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.figures .came, .figures .there { fill: none; }

.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin: 0 0 1.25rem; padding: 0; font-size: .9375rem; }
.legend svg { width: .8rem; height: .8rem; border-radius: 3px; vertical-align: -.05rem; margin-right: .3rem; }
.chart { list-style: none; margin: 0 0 1.25rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.1rem 2.5rem; }
.chart li { display: grid; grid-template-columns: 3.1rem 1fr 3.6rem; align-items: end; gap: .5rem; }
.chart svg { display: block; width: 100%; height: 3.1rem; overflow: visible; }
.chart .year { font: 500 1.0625rem/1 var(--serif); }
.chart .figure { line-height: 1; font-variant-numeric: tabular-nums; }
.chart .ground { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.chart .touch { fill: transparent; }
.chart g:hover .touch { fill: var(--ink); opacity: .08; }
.undated { color: var(--soft); }

details { margin: 0 0 1.25rem; }
summary { cursor: pointer; color: var(--accent); padding: .35rem 0; width: fit-content; }
.scroll { overflow-x: auto; max-height: 26rem; overflow-y: auto; padding-right: .75rem; }

.issue { padding: 1.25rem 1.35rem .5rem; margin-bottom: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.issue.grave { border-color: var(--rust); background: var(--rust-soft); }
.issue h3, .issue h4 { font-size: 1.0625rem; margin-bottom: .35rem; }
.issue .count { color: var(--soft); font-weight: 400; margin-left: .35rem; }
.issue .advice { font-size: 1rem; }
.issue ul { list-style: none; margin: 0 0 .75rem; padding: 0; font-size: .9375rem; }
.issue li { display: flex; gap: .9rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.issue li > div { min-width: 0; }
.issue li > div > * { display: block; }
.thumb { flex: none; display: grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: 8px; overflow: hidden; background: var(--line); }
.thumb img { width: 100%; height: 100%; object-fit: cover; font-size: .5rem; }
.turn-1 { transform: rotate(90deg); }
.turn-2 { transform: rotate(180deg); }
.turn-3 { transform: rotate(270deg); }

.filter { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; }
.filter p { flex: 1 1 16rem; margin: 0; }
.filter label { display: block; font-size: .9375rem; color: var(--soft); margin-bottom: .25rem; }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 10px; padding: .55rem .8rem; max-width: 100%; }
input, select { width: 100%; height: 2.9rem; }
button { cursor: pointer; padding: .5rem 1.1rem; }
button:hover:enabled { border-color: var(--accent); color: var(--accent); }
button:disabled { opacity: .4; cursor: default; }
.showing { margin: 1rem 0 .5rem; color: var(--soft); font-size: .9375rem; }
.files .file { display: flex; gap: .9rem; }
.files .file > div { min-width: 0; }
.files .name { display: block; font-weight: 500; }
.files .where { display: block; line-height: 1.4; }
.files .state { width: 34%; }
.files .label { display: block; }
.files .label::first-letter { text-transform: uppercase; }
.files tr.attention > th:first-child { color: inherit; }
.files tr.attention .label { color: var(--rust); }
.files .taken { white-space: nowrap; }
.pages { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
.pages[hidden], table[hidden] { display: none; }

footer { border-top: 1px solid var(--line); padding-top: 1.5rem; padding-bottom: 3rem; }
footer p { max-width: none; }

@media (max-width: 40rem) {
  body { font-size: 1rem; }
  .section { padding-top: 2.25rem; }
  .part { margin-bottom: 2.75rem; }
  .figures div { flex-basis: 40%; padding: .9rem 1rem 1rem; }
  .figures dd { font-size: 1.6rem; }
  .bars td.bar, .bars th.bar { width: 28%; }
  .files thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .files table, .files tbody, .files tr { display: block; }
  .files tbody tr { display: grid; grid-template-columns: 1fr auto; padding: .8rem 0; border-bottom: 1px solid var(--line); }
  .files tbody th, .files tbody td { border: 0; padding: 0; }
  .files tbody th, .files .state { grid-column: 1 / -1; width: auto; margin-bottom: .25rem; }
  .files .taken, .files td.figure { color: var(--soft); font-size: .9375rem; }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
  button, input, select { transition: border-color .15s, color .15s; }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --line: var(--soft); }
}
@media print {
  body { background: none; font-size: 10pt; }
  .filter, .pages, .skip { display: none; }
  .part, .issue, tr { break-inside: avoid; }
}
`;
