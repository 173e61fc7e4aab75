import { hoverTooltip } from "@codemirror/view";
import { endOfFrontMatter, insideBraces, resolve, scopeAt } from "./scope";
import { describe, type Entry, plain, type Vocabulary } from "./vocabulary";

/** What is to be said of a word at a place; undefined for nothing. */
function explain(word: string, text: string, at: number, vocabulary: Vocabulary, isPartial: boolean): string | undefined {
  const told = (entries: Entry[], name: string) => {
    const entry = entries.find(candidate => candidate.name === name);
    return entry && `${entry.write}\n${plain(entry.explanation)}`;
  };
  if (!isPartial && at < endOfFrontMatter(text)) return told([...vocabulary.keys, ...vocabulary.sections, ...vocabulary.servingKeys], word);
  if (insideBraces(text, at) === null) return undefined;
  if (/^[#/]/.test(word)) return told(vocabulary.blocks, word.slice(1));
  const field = resolve(word, scopeAt(text, at, vocabulary.fields).fields, vocabulary.fields);
  return field ? describe(field) : told(vocabulary.helpers, word);
}

/** Says what a word is while the pointer rests on it. */
export function explainWords(vocabulary: Vocabulary, isPartial: boolean) {
  return hoverTooltip((view, at) => {
    const line = view.state.doc.lineAt(at);
    for (const found of line.text.matchAll(/[#/@]?[\w.]+/g)) {
      const from = line.from + found.index;
      const to = from + found[0].length;
      if (at < from || at > to) continue;
      const text = explain(found[0], view.state.doc.toString(), to, vocabulary, isPartial);
      if (!text) return null;
      return {
        pos: from,
        end: to,
        create: () => {
          const dom = document.createElement("div");
          dom.className = "cm-told";
          dom.textContent = text;
          return { dom };
        },
      };
    }
    return null;
  });
}
