/** What may be written in a template, as `GET /api/templates/vocabulary` tells it. */
export interface Vocabulary {
  fields: Field[];
  blocks: Entry[];
  helpers: Entry[];
  keys: Entry[];
  servingKeys: Entry[];
  sections: Entry[];
  partials: Record<string, string>;
  phrases: string[];
}

/** A field of a report; `fields` are those of a group, or of an entry of a list. */
export interface Field {
  name: string;
  kind: "text" | "number" | "flag" | "code" | "list of texts" | "group" | "list";
  explanation: string;
  codes: string[];
  fields: Field[];
}

/** A block, a helper or a key. */
export interface Entry {
  name: string;
  write: string;
  explanation: string;
}

/** The field that a path names, from a group of fields; undefined when there is none. A list is entered by `each` only. */
export function find(fields: Field[], path: string): Field | undefined {
  let [found, among]: [Field | undefined, Field[]] = [undefined, fields];
  for (const name of path.split(".")) {
    found = among.find(field => field.name === name);
    among = found?.kind === "group" ? found.fields : [];
  }
  return found;
}

/** What a field is, for a person. */
export function describe(field: Field): string {
  const codes = field.codes.length > 0 ? `\nOne of: ${field.codes.join(", ")}` : "";
  return `${field.kind} – ${plain(field.explanation)}${codes}`;
}

/** Markdown's code marks are of no use in a tooltip. */
export function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
