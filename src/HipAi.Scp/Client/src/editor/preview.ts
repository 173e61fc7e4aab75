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

/** Shows the report on paper, each line that differs from what serves with its sign. */
export function showPreview(paper: HTMLElement, against: HTMLElement, preview: Preview): void {
  const headings = new Set(preview.sections.map(section => section.heading));
  const top = paper.scrollTop;
  paper.replaceChildren(...preview.differences.map(difference => line(difference, headings)));
  paper.scrollTop = top;
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
