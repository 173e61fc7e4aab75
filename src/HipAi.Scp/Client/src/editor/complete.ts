import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { endOfFrontMatter, insideBraces, resolve, scopeAt } from "./scope";
import { describe, type Entry, type Field, find, plain, type Vocabulary } from "./vocabulary";

/** A text beside the list, as plain text. */
function info(text: string): () => Node {
  return () => {
    const node = document.createElement("div");
    node.textContent = text;
    return node;
  };
}

function option(label: string, type: string, detail: string, text: string, apply?: string): Completion {
  return { label, type, detail, info: info(text), ...(apply === undefined ? {} : { apply }) };
}

/** Fields by path: those of a group with its name before them. */
function paths(fields: Field[], prefix = ""): Completion[] {
  return fields.flatMap(field => [
    ...(field.kind === "group" ? [] : [option(prefix + field.name, field.kind === "list" || field.kind === "list of texts" ? "enum" : "property", field.kind, describe(field))]),
    ...(field.kind === "group" ? paths(field.fields, `${prefix}${field.name}.`) : []),
  ]);
}

function entries(all: Entry[], type: string, write: (entry: Entry) => string): Completion[] {
  return all.map(entry => option(write(entry), type, "", `${entry.write}\n${plain(entry.explanation)}`));
}

/** What may follow two open braces. */
function inBraces(inner: string, context: CompletionContext, vocabulary: Vocabulary, partials: () => string[]): CompletionResult | null {
  const text = context.state.doc.toString();
  const scope = scopeAt(text, context.pos, vocabulary.fields);
  const quoted = /^#?(?:is|has)\s+(\S+)\s.*"([^"]*)$/.exec(inner) && /^(?:[^"]*"[^"]*")*[^"]*"([^"]*)$/.exec(inner);
  if (quoted) {
    const field = resolve(/^#?(?:is|has)\s+(\S+)/.exec(inner)![1]!, scope.fields, vocabulary.fields);
    return { from: context.pos - quoted[1]!.length, options: (field?.codes ?? []).map(code => option(code, "constant", "", describe(field!))) };
  }
  const word = /[#/@>]?\s?[\w.-]*$/.exec(inner)![0].trimStart();
  const from = context.pos - word.length;
  if (/^>/.test(inner)) return { from: context.pos - /[\w-]*$/.exec(inner)![0].length, options: partials().map(name => option(name, "text", "part", "A part that templates share.")) };
  if (/^\/\w*$/.test(inner)) return { from, options: scope.open.slice(-1).map(name => option(`/${name}`, "keyword", "", `Ends {{#${name} …}}`)) };
  const fields = [...paths(scope.fields), ...(scope.fields === vocabulary.fields ? [] : paths(vocabulary.fields, "@root."))];
  if (inner.trim() !== word) return /"[^"]*$/.test(inner.replace(/"[^"]*"/g, "")) ? null : { from, options: fields };
  const blocks = entries([...new Map(vocabulary.blocks.map(block => [block.name, block])).values()], "keyword", block => `#${block.name} `);
  const others = [option("else", "keyword", "", "What stands after it is taken where the condition does not hold."), ...scope.open.slice(-1).map(name => option(`/${name}`, "keyword", "", `Ends {{#${name} …}}`))];
  return { from, options: [...fields, ...entries(vocabulary.helpers, "function", helper => `${helper.name} `), ...blocks, ...(scope.open.length > 0 ? others : [])] };
}

/** The top key that a line of the front matter stands below; empty for none. */
function keyAbove(text: string, at: number): string {
  const lines = text.slice(0, at).split("\n").slice(0, -1).reverse();
  return /^(\w+):/.exec(lines.find(line => /^\w/.test(line)) ?? "")?.[1] ?? "";
}

/** What may stand in the front matter. */
function inFrontMatter(context: CompletionContext, vocabulary: Vocabulary): CompletionResult | null {
  const text = context.state.doc.toString();
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = /^(\s*)("?[\w ]*)$/.exec(before);
  if (!word || (!context.explicit && word[2] === "")) return null;
  const from = context.pos - word[2]!.length;
  if (word[1] === "") return { from, options: entries(vocabulary.keys, "property", key => `${key.name}: `) };
  const codes = (path: string, list?: string) => {
    const field = list ? find(find(vocabulary.fields, list)!.fields, path) : find(vocabulary.fields, path);
    return (field?.codes ?? []).map(code => option(`${code}: `, "constant", "", describe(field!)));
  };
  const below: Record<string, () => Completion[]> = {
    sections: () => entries(vocabulary.sections, "property", section => `${section.name}: `),
    serves: () => entries(vocabulary.servingKeys, "property", key => `${key.name}: `),
    phrases: () => vocabulary.phrases.map(phrase => option(phrase, "text", "", "A sentence of the program; write its translation after the colon.", `"${phrase}": `)),
    hardware: () => codes("class", "hips"),
    causes: () => codes("failure.cause", "hips").filter(code => !code.label.startsWith("none")),
    views: () => codes("code", "views"),
    hips: () => codes("side", "views"),
    sides: () => codes("side", "hips"),
  };
  const options = below[keyAbove(text, line.from)]?.() ?? [];
  return options.length > 0 ? { from, options, validFor: /^"?[\w ]*$/ } : null;
}

/** The headings that the front matter lists. */
function headings(text: string): string[] {
  const block = /\nsections:[^\n]*\n((?:[ #][^\n]*\n)*)/.exec(text.slice(0, endOfFrontMatter(text)))?.[1] ?? "";
  return [...block.matchAll(/^\s+\w+:\s*"?(.*?)"?\s*$/gm)].map(found => found[1]!);
}

/** Completes fields, helpers, parts, phrases, sections and keys, each where it may stand. */
export function completeTemplate(vocabulary: Vocabulary, isPartial: boolean, partials: () => string[]): CompletionSource {
  return context => {
    const text = context.state.doc.toString();
    if (!isPartial && context.pos < endOfFrontMatter(text)) return inFrontMatter(context, vocabulary);
    const inner = insideBraces(text, context.pos);
    if (inner !== null) return inBraces(inner, context, vocabulary, partials);
    const heading = isPartial ? null : context.matchBefore(/^## ?.*/);
    return heading ? { from: heading.from, options: headings(text).map(name => option(`## ${name}`, "class", "section", "A section that the front matter lists.")) } : null;
  };
}
