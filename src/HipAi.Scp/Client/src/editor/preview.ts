/** What `POST …/preview` answers. */
export interface Preview {
  text: string;
  sections: { code: string; heading: string; text: string }[];
  against: { name: string; version: number | null; language: string } | null;
  differences: string[];
}

const words: Record<string, string> = { "+": " (new)", "-": " (not any more)" };
const kinds: Record<string, string> = { "+": "added", "-": "removed" };

function span(className: string, text: string): HTMLElement {
  const node = document.createElement("span");
  node.className = className;
  node.textContent = text;
  return node;
}

function line(difference: string, headings: Set<string>): HTMLElement {
  const [sign, text] = [difference[0] ?? " ", difference.slice(2)];
  const node = document.createElement("p");
  node.className = `paper-line line-${kinds[sign] ?? "same"}${headings.has(text) ? " paper-heading" : ""}`;
  node.append(span("sign", sign === "-" ? "−" : sign.trim()), text, span("unseen", words[sign] ?? ""));
  return node;
}

const changed = ".line-added, .line-removed";

function changesOf(paper: HTMLElement): string {
  return [...paper.querySelectorAll(changed)].map(node => node.textContent).join("\n");
}

/** Where the newest typing shows is where one wants to look. */
function showFirstChange(paper: HTMLElement): void {
  const first = paper.querySelector<HTMLElement>(changed);
  if (!first) return;
  const place = first.offsetTop - paper.offsetTop;
  if (place < paper.scrollTop || place > paper.scrollTop + paper.clientHeight - first.clientHeight) paper.scrollTop = place - paper.clientHeight / 3;
}

/** Shows the report on paper, each line that differs from what serves with its sign. */
export function showPreview(paper: HTMLElement, against: HTMLElement, preview: Preview): void {
  const headings = new Set(preview.sections.map(section => section.heading));
  const [top, before] = [paper.scrollTop, changesOf(paper)];
  paper.replaceChildren(...preview.differences.map(difference => line(difference, headings)));
  paper.scrollTop = top;
  if (changesOf(paper) !== before) showFirstChange(paper);
  paper.classList.remove("stale");
  const count = (sign: string) => preview.differences.filter(difference => difference[0] === sign).length;
  const [added, removed] = [count("+"), count("-")];
  against.textContent = preview.against === null
    ? "Nothing serves that it could be compared with."
    : added + removed === 0
      ? `Reads the same as ${preview.against.name}, version ${preview.against.version}, which serves now.`
      : `Against ${preview.against.name}, version ${preview.against.version}, which serves now: ${added} ${added === 1 ? "line" : "lines"} new, ${removed} not any more.`;
}

/** The preview stays, and says that it is of an earlier text. */
export function markStale(paper: HTMLElement, against: HTMLElement, why: string): void {
  paper.classList.add("stale");
  against.textContent = why;
}
