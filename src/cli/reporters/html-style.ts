/** How the page of a report looks: with the colours, measures and faces of the editions. */
import { readFileSync } from 'node:fs';

const TOKENS = new URL('../../../src/compose/assets/tokens.css', import.meta.url);

export const htmlStyle = (): string => `${readFileSync(TOKENS, 'utf8')}${OWN}`;

const OWN = `
:root { --error: var(--accent); --warning: var(--event); --info: var(--organisation); --mark: var(--target); --margin: 8.5rem; }
@media (prefers-color-scheme: dark) { :root { --mark: #57471b; } }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.5 var(--serif); font-variant-numeric: oldstyle-nums; }
main, footer { max-width: 62rem; margin: 0 auto; padding: 0 var(--gutter); }
footer { color: var(--ink-soft); font: 1rem/1.5 var(--sans); margin-top: 4rem; padding-bottom: 2rem; }
p { text-wrap: pretty; }
a { color: inherit; text-decoration-color: var(--rule-strong); text-decoration-thickness: 0.06em; text-underline-offset: 0.2em; }
a:hover { text-decoration-color: currentcolor; }
:focus-visible { outline: 0.16rem solid var(--focus); outline-offset: 0.2rem; border-radius: 0.1rem; }
code, pre { font-family: var(--mono); font-size: 0.8em; font-variant-ligatures: none; overflow-wrap: anywhere; }
h1 { font-size: clamp(2rem, 6vw, 3rem); font-weight: 400; line-height: 1.15; margin: 0 0 1.6rem; text-wrap: balance; }
h2 { font-size: 1.45rem; font-weight: 400; line-height: 1.25; margin: 0 0 0.7rem; overflow-wrap: anywhere; }
section { margin-top: 3.2rem; }
.label { font: 700 1rem/1.4 var(--sans); color: var(--accent); margin: 3.2rem 0 0.6rem; }
.sums { display: flex; flex-wrap: wrap; gap: 0.6rem 2.6rem; margin: 0; padding: 0.9rem 0; border: solid var(--rule); border-width: 1px 0; }
.sums div { display: flex; flex-direction: column-reverse; }
.sums dt { font: 1rem/1.3 var(--sans); color: var(--ink-soft); }
.sums dd { margin: 0; font: 1.9rem/1.15 var(--sans); font-variant-numeric: lining-nums; }
.run { border-inline-start: 3px solid var(--kind); padding-inline-start: 1rem; }
.filter { border: 0; margin: 1.4rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 0.2rem; align-items: baseline; font: 1.05rem/1.4 var(--sans); }
.filter legend { float: left; padding: 0; margin-inline-end: 0.8rem; color: var(--ink-soft); }
.filter input { position: absolute; opacity: 0; }
.filter label { padding: 0.3rem 0.85rem; border: 1px solid transparent; border-radius: 2rem; cursor: pointer; }
.filter label:hover { border-color: var(--rule-strong); }
.filter input:checked + label { background: var(--ink); color: var(--paper); }
.filter input:focus-visible + label { outline: 0.16rem solid var(--focus); outline-offset: 0.14rem; }
body:has(#show-error:checked) :is(li, tr, .more):is(.warning, .info), body:has(#show-warning:checked) :is(li, tr, .more):is(.error, .info), body:has(#show-info:checked) :is(li, tr, .more):is(.error, .warning) { display: none; }
body:has(#show-error:checked) .file:not(:has(li.error)), body:has(#show-warning:checked) .file:not(:has(li.warning)), body:has(#show-info:checked) .file:not(:has(li.info)) { display: none; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: baseline; font-weight: 400; padding: 0.4rem 1.4rem 0.4rem 0; border-top: 1px solid var(--rule); }
th code { white-space: nowrap; color: var(--kind); }
thead th { border-top: 0; font: 1rem/1.3 var(--sans); color: var(--ink-soft); }
.number { text-align: end; font: 1.05rem/1.3 var(--sans); font-variant-numeric: lining-nums tabular-nums; width: 3.5rem; }
thead .number { font-size: 1rem; }
summary { cursor: pointer; }
.file summary h2 { display: inline; font-weight: 400; }
.file > details > summary { border-top: 1px solid var(--rule-strong); padding-top: 0.9rem; list-style-position: outside; }
.file + .file { margin-top: 1.6rem; }
.sum { font: 1rem/1.3 var(--sans); color: var(--ink-soft); margin-inline-start: 0.6rem; }
ol { list-style: none; margin: 1.2rem 0 0; padding: 0; }
ol > li { display: grid; grid-template-columns: var(--margin) minmax(0, 1fr); padding: 0.9rem 0 1rem; }
ol > li + li { border-top: 1px solid var(--rule); }
li p { margin: 0 0 0.35rem; }
.where { font: 1rem/1.4 var(--sans); color: var(--ink-soft); font-variant-numeric: lining-nums; padding-top: 0.15rem; }
.where strong { display: block; font-weight: 700; color: var(--kind); }
.where span { display: block; }
.error { --kind: var(--error); }
.warning { --kind: var(--warning); }
.info { --kind: var(--info); }
.sums :is(.error, .warning) dd { color: var(--kind); }
.message { font-size: 1.15rem; line-height: 1.4; overflow-wrap: anywhere; max-width: 42rem; }
.note, .expected, .element { color: var(--ink-soft); font-size: 1.05rem; line-height: 1.45; overflow-wrap: anywhere; }
.likely code { font-size: 0.88em; background: var(--mark); padding: 0.1em 0.35em; border-radius: 0.15em; }
.more { margin: 0 0 0 var(--margin); padding: 0.7rem 0; font-family: var(--sans); }
.more ol { margin-inline-start: calc(-1 * var(--margin)); font-family: var(--serif); }
pre { background: var(--paper-deep); margin: 0.5rem 0 0.65rem; padding: 0.6rem 0.9rem; overflow-x: auto; line-height: 1.55; border-radius: 0.15rem; unicode-bidi: plaintext; }
pre code { font-size: 1em; overflow-wrap: normal; }
.line { color: var(--ink-soft); user-select: none; }
.line::after { content: " "; border-inline-end: 1px solid var(--rule-strong); margin-inline-end: 0.5em; }
.before { color: var(--ink-soft); }
mark { background: var(--mark); color: inherit; padding: 0.15em 0; border-bottom: 2px solid var(--kind); }
.clean { margin-top: 2.4rem; font-family: var(--sans); }
.clean ul { columns: 18rem; padding-inline-start: 1.2rem; }
.rules article { padding: 1rem 0; border-top: 1px solid var(--rule); max-width: 46rem; }
.rules h3 { font-size: 1.2rem; font-weight: 400; margin: 0 0 0.5rem; }
.rules h3 code { font-size: 0.92em; }
.rules p { margin: 0 0 0.6rem; }
.rules strong { font-family: var(--sans); }
.rules article:target { box-shadow: -1.1rem 0 0 -0.85rem var(--accent); }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr); column-gap: 0.8rem; align-items: baseline; border-top: 1px solid var(--rule); padding: 0.5rem 0; }
  tbody th, tbody td { border: 0; padding: 0; }
  th code { white-space: normal; }
  tbody td:last-child { grid-column: 2; }
  .number { width: auto; }
  ol > li { grid-template-columns: minmax(0, 1fr); }
  .where strong, .where span { display: inline; }
  .where strong { margin-inline-end: 0.4rem; }
  .more { margin-inline-start: 0; }
  .more ol { margin-inline-start: 0; }
  .sum { display: block; margin-inline-start: 0; }
  .file > details > summary { list-style-position: inside; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
@media print {
  :root { --paper: #fff; --ink: #000; }
  .filter, .more > summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  li { break-inside: avoid; }
}
`;
