import { type Field, find } from "./vocabulary";

/** A block that is open at a place. */
interface Block {
  name: string;
  inner: Field[];
  outer: Field[];
}

/** What can be named at a place, and which blocks are open there, the innermost last. */
export interface Scope {
  fields: Field[];
  open: string[];
}

const mustaches = /\{\{(?:!--[\s\S]*?--|!?[^}]*)\}\}/g;

/** What can be named where, by the blocks that are open there. */
export function scopeAt(text: string, at: number, root: Field[]): Scope {
  const start = Math.max(0, text.lastIndexOf("\n## ", at));
  const open: Block[] = [];
  const fields = () => open.at(-1)?.inner ?? root;
  for (const [mustache] of text.slice(start, at).matchAll(mustaches)) {
    const [word = "", path = ""] = mustache.slice(2, -2).trim().split(/\s+/);
    if (word.startsWith("#")) open.push({ name: word.slice(1), outer: fields(), inner: inside(word.slice(1), path, fields(), root) });
    else if (word.startsWith("/")) open.pop();
    else if (word === "else" && open.length > 0) open[open.length - 1]!.inner = open[open.length - 1]!.outer;
  }
  return { fields: fields(), open: open.map(block => block.name) };
}

/** The field that a path names at a place. */
export function resolve(path: string, fields: Field[], root: Field[]): Field | undefined {
  return path.startsWith("@root.") ? find(root, path.slice("@root.".length)) : find(fields, path);
}

function inside(block: string, path: string, fields: Field[], root: Field[]): Field[] {
  const field = resolve(path, fields, root);
  const enters = (block === "each" && field?.kind === "list") || (block === "with" && field?.kind === "group");
  if (enters && field) return field.fields;
  return block === "each" && field?.kind === "list of texts"
    ? [{ name: "this", kind: "text", explanation: "the text itself", codes: field.codes, fields: [] }]
    : fields;
}

/** What stands between the last two open braces and a place; null outside of braces. */
export function insideBraces(text: string, at: number): string | null {
  const open = text.lastIndexOf("{{", at - 1);
  if (open < 0 || open + 2 > at) return null;
  const inner = text.slice(open + 2, at);
  return inner.includes("}}") || inner.startsWith("!") ? null : inner;
}

/** Where the front matter ends: the place after its second fence; 0 where there is none. */
export function endOfFrontMatter(text: string): number {
  const found = /^---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(\n|$)/.exec(text);
  return found ? found[0].length : text.startsWith("---") ? text.length : 0;
}
