const names: Record<string, string> = { "": "Template", "site-header": "Lines at the top", "site-footer": "Lines at the end" };

/** The tabs over the editor: the template and its parts. */
export class Tabs {
  private readonly list = document.createElement("div");
  private wrong: string | null = null;

  constructor(
    bar: HTMLElement, private readonly files: () => string[], private readonly shown: () => string,
    private readonly show: (file: string) => void, private readonly add: (file: string) => void) {
    this.list.className = "tab-list";
    this.list.setAttribute("role", "tablist");
    this.list.setAttribute("aria-label", "Parts of the template");
    bar.replaceChildren(this.list, this.more());
    this.draw();
  }

  /** Marks the part that is wrong; null for none. */
  mark(file: string | null): void {
    if (file === this.wrong) return;
    this.wrong = file;
    this.draw();
  }

  draw(): void {
    const isIn = this.list.contains(document.activeElement);
    this.list.replaceChildren(...this.files().map(file => this.tab(file)));
    if (isIn) this.list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  private tab(file: string): HTMLElement {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(file === this.shown()));
    tab.tabIndex = file === this.shown() ? 0 : -1;
    tab.textContent = `${file === this.wrong ? "✕ " : ""}${names[file] ?? file}`;
    if (file) tab.title = `The part ${file}`;
    tab.addEventListener("click", () => this.choose(file));
    tab.addEventListener("keydown", event => this.pressed(event, file));
    return tab;
  }

  private choose(file: string): void {
    this.show(file);
    this.draw();
  }

  private pressed(event: KeyboardEvent, file: string): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const files = this.files();
    this.choose(files[(files.indexOf(file) + step + files.length) % files.length]!);
    event.preventDefault();
  }

  private more(): HTMLElement {
    const name = document.createElement("input");
    name.className = "tab-new";
    name.placeholder = "+ new part";
    name.setAttribute("aria-label", "Name of a new part; Enter adds it");
    name.pattern = "[a-z0-9\\-]+";
    name.maxLength = 40;
    name.addEventListener("keydown", event => {
      if (event.key !== "Enter") return;
      // Enter in a field would send the form.
      event.preventDefault();
      if (!name.value || !name.reportValidity()) return;
      this.add(name.value);
      name.value = "";
      this.draw();
    });
    return name;
  }
}
