import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completeTemplate } from "./complete";
import { explainWords } from "./hover";
import { templateLanguage } from "./language";
import { look } from "./look";
import type { Vocabulary } from "./vocabulary";

/** The template under the name "", and its partials under theirs. */
export type Texts = Map<string, string>;

/** The files of a template in one editor, one of them shown at a time. */
export class Files {
  readonly view: EditorView;
  private readonly states = new Map<string, EditorState>();
  private wrong: { file: string; line: number; reason: string } | null = null;
  shown = "";

  constructor(host: HTMLElement, texts: Texts, private readonly vocabulary: Vocabulary, private readonly changed: () => void) {
    for (const [file, text] of texts) this.states.set(file, this.begin(file, text));
    // In a shadow root the style sheets of the editor are adopted, which our strict policy on styles allows.
    const root = host.attachShadow({ mode: "open" });
    this.view = new EditorView({ state: this.states.get("")!, parent: root, root });
  }

  get names(): string[] {
    return [...this.states.keys()];
  }

  texts(): Texts {
    return new Map(this.names.map(file => [file, this.stateOf(file).doc.toString()]));
  }

  show(file: string): void {
    if (file === this.shown || !this.states.has(file)) return;
    this.states.set(this.shown, this.view.state);
    this.shown = file;
    this.view.setState(this.states.get(file)!);
    this.mark();
  }

  add(file: string): void {
    if (!this.states.has(file)) this.states.set(file, this.begin(file, ""));
    this.show(file);
  }

  /** Marks the line that is wrong, in whichever file it is; null for none. */
  tell(fault: { file: string; line: number; reason: string } | null): void {
    this.wrong = fault;
    this.mark();
  }

  /** Leads to the line that is wrong. */
  goTo(file: string, line: number): void {
    this.show(file);
    const { from } = this.view.state.doc.line(Math.min(line, this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  private mark(): void {
    const { doc } = this.view.state;
    const line = this.wrong?.file === this.shown ? doc.line(Math.max(1, Math.min(this.wrong.line, doc.lines))) : null;
    // An empty line has nothing to underline: its mark in the margin tells.
    const found = line ? [{ from: line.from, to: line.to, severity: "error" as const, message: this.wrong!.reason }] : [];
    this.view.dispatch(setDiagnostics(this.view.state, found));
  }

  private stateOf(file: string): EditorState {
    return file === this.shown ? this.view.state : this.states.get(file)!;
  }

  private begin(file: string, text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.extensions(file) });
  }

  private extensions(file: string): Extension[] {
    const isPartial = file !== "";
    const partials = () => this.names.filter(name => name !== "");
    return [
      lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars(), drawSelection(), history(),
      bracketMatching(), closeBrackets(), indentOnInput(), EditorView.lineWrapping, look,
      templateLanguage(isPartial, new Set(this.vocabulary.helpers.map(helper => helper.name))),
      autocompletion({ override: [completeTemplate(this.vocabulary, isPartial, partials)], icons: false }),
      explainWords(this.vocabulary, isPartial),
      // Tab leaves the editor, as everywhere on the page: it is not taken for indenting.
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ "aria-label": isPartial ? `Part ${file}` : "Template", spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of(update => {
        if (update.docChanged) this.changed();
      }),
    ];
  }
}
