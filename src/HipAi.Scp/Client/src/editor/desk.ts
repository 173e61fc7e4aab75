import { call, Refusal } from "../parts/call";
import { showConflict } from "./conflict";
import { Files, type Texts } from "./files";
import { markStale, type Preview, showPreview } from "./preview";
import { Tabs } from "./tabs";
import type { Vocabulary } from "./vocabulary";

const pause = 500;

interface Fault {
  file: string;
  line: number;
  reason: string;
}

/** The page of the editor: text, check, preview and saving. */
export class Desk {
  private readonly address: string;
  private readonly files: Files;
  private readonly tabs: Tabs;
  private saved: string;
  private saving: Promise<boolean> = Promise.resolve(true);
  private revision: string;
  private hasDraft: boolean;
  private timer = 0;
  private asked = 0;

  constructor(private readonly form: HTMLFormElement, vocabulary: Vocabulary) {
    this.address = `/api/templates/${encodeURIComponent(form.dataset.name!)}`;
    this.revision = form.querySelector<HTMLInputElement>('[name="revision"]')!.value;
    this.hasDraft = form.dataset.hasDraft === "yes";
    const areas = [...form.querySelectorAll<HTMLTextAreaElement>("[data-file]")];
    this.at("host").hidden = false;
    this.at("plain").hidden = true;
    this.at("check").hidden = true;
    this.at("preview").hidden = true;
    this.files = new Files(this.at("host"), new Map(areas.map(area => [area.dataset.file!, area.value])), vocabulary, () => this.changed());
    this.tabs = new Tabs(this.at("tabs"), () => this.files.names, () => this.files.shown, file => this.files.show(file), file => this.files.add(file));
    this.saved = serialised(this.files.texts());
    this.listen();
    void this.check();
  }

  private at(name: string): HTMLElement {
    return this.form.querySelector<HTMLElement>(`[data-${name}]`)!;
  }

  private get isDirty(): boolean {
    return serialised(this.files.texts()) !== this.saved;
  }

  private listen(): void {
    this.form.addEventListener("submit", event => {
      event.preventDefault();
      void (event.submitter?.hasAttribute("data-publish") ? this.publish() : this.save());
    });
    document.addEventListener("keydown", event => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void this.save();
    });
    addEventListener("beforeunload", event => {
      if (this.isDirty) event.preventDefault();
    });
    this.at("study").addEventListener("change", () => void this.check());
    const only = this.at("only-changes");
    only.hidden = false;
    only.querySelector("input")!.addEventListener("change", event => this.at("paper").classList.toggle("changes-only", (event.target as HTMLInputElement).checked));
  }

  private changed(): void {
    this.stand(this.isDirty ? "Changed, not saved yet." : "Saved.");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), pause);
  }

  private stand(text: string): void {
    this.at("standing").textContent = text;
  }

  /** Checks what stands there and shows what it makes of the study. An answer that is overtaken by a later question is not shown. */
  private async check(): Promise<void> {
    const number = ++this.asked;
    const study = (this.at("study") as HTMLSelectElement).value;
    const which = study.startsWith("sample:") ? { sample: study.slice("sample:".length) } : { studyInstanceUid: study };
    const text = body(this.files.texts());
    try {
      const preview = await call<Preview>("POST", `${this.address}/preview`, { ...text, ...which });
      if (number !== this.asked) return;
      this.tell(null);
      showPreview(this.at("paper"), this.at("against"), preview);
    } catch (refused) {
      if (number !== this.asked) return;
      if (refused instanceof Refusal && refused.status === 422) {
        this.tell(refused.body as unknown as Fault);
        markStale(this.at("paper"), this.at("against"), "The preview is of an earlier text: it goes on when nothing is wrong any more.");
      } else markStale(this.at("paper"), this.at("against"), `No preview: ${refused instanceof Refusal ? refused.message : "the service does not answer."}`);
    }
  }

  /** Says what is wrong, at its line; null for nothing. */
  private tell(fault: Fault | null): void {
    const partial = fault && /^partials\/(.+)\.hbs$/.exec(fault.file)?.[1];
    const file = fault ? (partial ?? "") : null;
    this.files.tell(fault && { file: file!, line: fault.line, reason: fault.reason });
    this.tabs.mark(file);
    const verdict = this.at("verdict");
    verdict.className = `verdict-line ${fault ? "is-wrong" : "is-right"}`;
    const line = document.createElement("p");
    const badge = document.createElement("span");
    [badge.className, badge.textContent] = ["badge", fault ? "✕" : "✓"];
    line.append(badge, fault ? ` ${fault.reason} ` : " Nothing is wrong: it can be published.");
    if (fault) line.append(this.wayTo(file!, fault));
    verdict.replaceChildren(line);
  }

  private wayTo(file: string, fault: Fault): HTMLElement {
    const way = document.createElement("button");
    way.type = "button";
    way.className = "button-small";
    way.textContent = `${file || "Template"}, line ${fault.line}`;
    way.addEventListener("click", () => {
      this.files.goTo(file, fault.line);
      this.tabs.draw();
    });
    return way;
  }

  /** One save after the other: two at once would be taken for two people. */
  private save(): Promise<boolean> {
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  private async saveNow(): Promise<boolean> {
    if (!this.isDirty && this.hasDraft) return true;
    const texts = this.files.texts();
    try {
      const { draft } = await call<{ draft: { version: number; revision: string } }>("PUT", `${this.address}/draft`, { ...body(texts), revision: this.revision });
      this.became(draft.revision, texts);
      this.stand(`Saved as draft ${draft.version} at ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}. It serves nobody until it is published.`);
      return true;
    } catch (refused) {
      this.stand("Not saved.");
      if (refused instanceof Refusal && refused.status === 409 && "revision" in refused.body) this.conflict(refused);
      else this.stand(`Not saved: ${refused instanceof Refusal ? refused.message : "the service does not answer."}`);
      return false;
    }
  }

  private became(revision: string, texts: Texts): void {
    this.revision = revision;
    this.hasDraft = true;
    this.saved = serialised(texts);
    const discard = document.querySelector<HTMLInputElement>("[data-discard-revision]");
    if (discard) discard.value = revision;
  }

  private conflict(refusal: Refusal): void {
    showConflict(
      this.at("conflict"), refusal,
      revision => {
        this.revision = revision;
        void this.save();
      },
      () => {
        this.saved = serialised(this.files.texts());
        location.assign(`/templates/${encodeURIComponent(this.form.dataset.name!)}/edit`);
      });
  }

  /** The question what it will serve is asked on a page of its own, of what was saved. */
  private async publish(): Promise<void> {
    if (!(await this.save())) return;
    location.assign(`/templates/${encodeURIComponent(this.form.dataset.name!)}/publish`);
  }
}

function serialised(texts: Texts): string {
  return JSON.stringify([...texts]);
}

function body(texts: Texts): { text: string; partials: Record<string, string> } {
  return { text: texts.get("")!, partials: Object.fromEntries([...texts].filter(([file]) => file !== "")) };
}
