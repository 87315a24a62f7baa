/** How a page of a set looks: on a screen, and on paper with the key on a page of its own. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #777; }
.about, .context, footer, .where { color: #555; font-size: 0.9em; }
ul.facts, ol.questions, ol.keys { padding-left: 1.5rem; }
ul.facts > li, ol.questions > li, ol.keys > li, tr { margin: 0 0 1rem; break-inside: avoid; }
p { margin: 0.25rem 0; }
blockquote { margin: 0.25rem 0; padding-left: 0.75rem; border-left: 3px solid #999; font-size: 0.9em; }
.line { height: 1.6rem; border-bottom: 1px solid #777; }
.pairs { display: flex; flex-wrap: wrap; gap: 0 3rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem; border: 1px solid #777; text-align: start; vertical-align: top; }
img { max-width: 100%; max-height: 12rem; }
@page { margin: 18mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; }
  .key { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
`.trim();
