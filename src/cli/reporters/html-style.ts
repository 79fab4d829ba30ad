/** How the page of a report looks: the colours of the editions, in faces that every system has. */
export const HTML_STYLE = `
:root { --paper: #fbf8f1; --deep: #f3ede0; --ink: #211d18; --soft: #554d42; --rule: #d8cfbd; --error: #7a1f1f; --warning: #7a4a08; --info: #1d4e89; --mark: #f6e8c3; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #181613; --deep: #24211c; --ink: #e9e2d5; --soft: #b9af9f; --rule: #3c362e; --error: #e8a08f; --warning: #e9b183; --info: #9cc2ee; --mark: #5a4a1f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 Georgia, "Noto Serif", serif; }
main, footer { max-width: 56rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
footer { color: var(--soft); border-top: 1px solid var(--rule); margin-top: 4rem; padding-top: 1rem; padding-bottom: 2rem; font-size: 0.9rem; }
h1 { font-size: clamp(1.7rem, 5vw, 2.4rem); font-weight: normal; line-height: 1.2; margin: 3rem 0 1.5rem; }
h2 { font-size: 1.15rem; font-weight: bold; margin: 0; display: inline; overflow-wrap: anywhere; }
section { margin-top: 2.5rem; }
section > h2 { display: block; margin-bottom: 0.8rem; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.86em; }
.sums { display: flex; flex-wrap: wrap; gap: 0.4rem 2.4rem; margin: 0; }
.sums div { display: flex; flex-direction: column-reverse; }
.sums dt { color: var(--soft); font-size: 0.9rem; }
.sums dd { margin: 0; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: lining-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-top: 1px solid var(--rule); font-weight: normal; }
thead th { color: var(--soft); font-size: 0.9rem; border-top: 0; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: lining-nums tabular-nums; }
summary { cursor: pointer; }
summary:focus-visible, pre:focus-visible, .scroll:focus-visible { outline: 2px solid var(--info); outline-offset: 3px; }
.sum { color: var(--soft); margin-left: 0.4rem; white-space: nowrap; }
ol { list-style: none; margin: 1rem 0 0; padding: 0; }
li > p { margin: 0.2rem 0; }
ol > li { border-left: 3px solid var(--kind); padding: 0.1rem 0 0.1rem 1.1rem; margin: 0 0 1.7rem; }
.error { --kind: var(--error); }
.warning { --kind: var(--warning); }
.info { --kind: var(--info); }
.message strong, tr.error code, tr.warning code, tr.info code, .sums .error dd, .sums .warning dd { color: var(--kind); }
.message { font-size: 1.05rem; overflow-wrap: anywhere; }
.place, .note, .expected, .rule { color: var(--soft); font-size: 0.93rem; overflow-wrap: anywhere; }
pre { background: var(--deep); margin: 0.6rem 0; padding: 0.7rem 0.9rem; overflow-x: auto; line-height: 1.5; unicode-bidi: plaintext; }
.line { color: var(--soft); user-select: none; }
mark { background: var(--mark); color: inherit; padding: 0.1em 0; border-bottom: 2px solid var(--kind); }
pre code { font-size: 1em; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: 2.5rem 1fr; border-top: 1px solid var(--rule); padding: 0.5rem 0; }
  tbody th, tbody td { border: 0; padding: 0 0.6rem 0 0; }
  tbody td:last-child { grid-column: 2; }
}
@media print { details > :not(summary) { display: block; } body { background: none; } }
`;
