import { HighlightStyle, StreamLanguage, type StreamParser, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { tags } from "@lezer/highlight";

interface State {
  part: "start" | "front" | "body";
  within: "text" | "note" | "long note" | "braces";
  first: boolean;
  front: Record<string, unknown>;
}

const ends = { note: "}}", "long note": "--}}" };

/** Everything up to the end of a note, which may stand on another line. */
function note(stream: StringStream, state: State, kind: "note" | "long note"): string {
  if (stream.skipTo(ends[kind])) {
    stream.match(ends[kind]);
    state.within = "text";
  } else stream.skipToEnd();
  return "comment";
}

function braces(stream: StringStream, state: State, helpers: Set<string>): string | null {
  if (stream.match("}}")) {
    state.within = "text";
    return "brace";
  }
  if (stream.eatSpace()) return null;
  if (stream.match(/^"[^"]*"?|^'[^']*'?/)) return "string";
  const [isFirst, next] = [state.first, stream.peek()];
  state.first = next === "(";
  if (stream.match(/^[()]/)) return "brace";
  if (isFirst && stream.match(/^(#|\/)\w*|^else\b/)) return "keyword";
  if (isFirst && stream.match(/^>\s*[\w-]*/)) return "meta";
  const word = stream.match(/^@?[\w.]+/) as RegExpMatchArray | null;
  if (word) return isFirst && helpers.has(word[0]) ? "variableName.function" : "propertyName";
  stream.next();
  return "invalid";
}

function body(stream: StringStream, state: State, helpers: Set<string>): string | null {
  if (state.within === "note" || state.within === "long note") return note(stream, state, state.within);
  if (state.within === "braces") return braces(stream, state, helpers);
  if (stream.sol() && stream.match(/^## .*/)) return "heading";
  if (stream.match("{{!--")) return note(stream, state, (state.within = "long note"));
  if (stream.match("{{!")) return note(stream, state, (state.within = "note"));
  if (stream.match("{{")) {
    [state.within, state.first] = ["braces", true];
    return "brace";
  }
  stream.next();
  while (!stream.eol() && !stream.match("{{", false)) stream.next();
  return null;
}

/** Front matter in YAML, then sections in the Handlebars subset; a partial is a piece of a section. */
function parser(isPartial: boolean, helpers: Set<string>): StreamParser<State> {
  return {
    startState: unit => ({ part: isPartial ? "body" : "start", within: "text", first: false, front: yaml.startState!(unit) as Record<string, unknown> }),
    copyState: state => ({ ...state, front: { ...state.front } }),
    token(stream, state) {
      if (state.part !== "body" && stream.sol() && stream.match(/^---\s*$/)) {
        state.part = state.part === "start" ? "front" : "body";
        return "meta";
      }
      if (state.part === "front") return yaml.token(stream, state.front);
      state.part = "body";
      return body(stream, state, helpers);
    },
  };
}

const colours = HighlightStyle.define([
  { tag: tags.heading, color: "#ffd479", fontWeight: "600" },
  { tag: tags.keyword, color: "#f2a6d8" },
  { tag: tags.function(tags.variableName), color: "#8fd6a8" },
  { tag: tags.propertyName, color: "#7fd4e6" },
  { tag: [tags.string, tags.content], color: "#e9c79b" },
  { tag: [tags.comment, tags.lineComment], color: "#93a3b2", fontStyle: "italic" },
  { tag: [tags.brace, tags.meta], color: "#b8a4ff" },
  { tag: [tags.atom, tags.definition(tags.propertyName)], color: "#7fd4e6" },
  { tag: tags.invalid, color: "#ff9c8f", textDecoration: "underline wavy" },
]);

/** How a file of a template is read and coloured. */
export function templateLanguage(isPartial: boolean, helpers: Set<string>) {
  return [StreamLanguage.define(parser(isPartial, helpers)), syntaxHighlighting(colours)];
}
