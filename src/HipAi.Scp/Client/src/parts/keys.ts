/** A key of the keyboard and what it does. */
export interface Key {
  /**
   * The key as the browser names it ("a", "Enter", "ArrowUp", "+"), with modifiers before it: "Shift+ArrowUp", "Ctrl+Enter",
   * "Alt+1". Letters count whether large or small, signs such as "?" need no "Shift+". Several of one use stand in an array.
   */
  key: string | string[];

  /** What it does, for the dialog: "Sign the report". Empty text leaves the key out of the dialog. */
  what: string;

  /** How the dialog writes the key, where the browser's name reads poorly: "1 … 9". */
  shown?: string;

  /** Does it. False: it was not for us, the browser and other sections get it. */
  run: (event: KeyboardEvent) => void | boolean;
}

interface Section {
  name: string;
  keys: Key[];
}

const sections: Section[] = [];
let listens = false;

/**
 * Adds keys of a section, shown under its name in the dialog that "?" opens. A section that is registered again is replaced.
 * Keys rest while someone types, while a dialog is open, and when Ctrl, Alt or Meta is held that the key does not ask for.
 */
export function registerKeys(section: string, keys: Key[]): void {
  const at = sections.findIndex(known => known.name === section);
  if (at >= 0) sections[at] = { name: section, keys };
  else sections.push({ name: section, keys });
  if (listens) return;
  listens = true;
  document.addEventListener("keydown", pressed);
}

/** Opens the list of all keys. */
export function showKeys(): void {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.append(text("h2", "Keys", "keys-title"), ...sections.map(listOf), closing(dialog));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether what has the focus takes letters as text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !target.matches("[type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range]");
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    showKeys();
    return;
  }
  for (const { keys } of sections) {
    for (const key of keys) {
      if (!namesOf(key).some(name => matches(name, event)) || ownKey(event)) continue;
      if (key.run(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

/** Buttons keep Enter and Space, links Enter, sliders the arrows. */
function ownKey(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement)) return false;
  const { target, key } = event;
  if (key === "Enter" || key === " ") return target.matches("button, a[href], summary, input");
  return key.startsWith("Arrow") && target.matches("input[type=range], input[type=radio], [role=tab]");
}

function matches(name: string, event: KeyboardEvent): boolean {
  const parts = name.length > 1 ? name.split(/\+(?=.)/) : [name];
  const key = parts.pop() ?? "";
  const asks = (modifier: string) => parts.includes(modifier);
  if (asks("Ctrl") !== event.ctrlKey || asks("Alt") !== event.altKey || asks("Meta") !== event.metaKey) return false;
  const isSign = key.length === 1 && !/[a-z0-9 ]/i.test(key);
  if (!isSign && asks("Shift") !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

function namesOf(key: Key): string[] {
  return typeof key.key === "string" ? [key.key] : key.key;
}

function listOf(section: Section): HTMLElement {
  const part = document.createElement("section");
  const list = document.createElement("dl");
  for (const key of section.keys.filter(known => known.what)) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const written = key.shown ? [key.shown] : namesOf(key).map(write);
    term.append(...written.flatMap((one, at) => (at ? [" ", text("kbd", one)] : [text("kbd", one)])));
    row.append(term, text("dd", key.what));
    list.append(row);
  }
  part.append(text("h3", section.name), list);
  return part;
}

function write(name: string): string {
  const words: Record<string, string> = {
    ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "Space", Escape: "Esc", "-": "−",
  };
  return name.length === 1 ? words[name] ?? name.toUpperCase()
    : name.split(/\+(?=.)/).map(part => words[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(" + ");
}

function closing(dialog: HTMLDialogElement): HTMLElement {
  const button = text("button", "Close");
  button.addEventListener("click", () => dialog.close());
  return button;
}

function text(element: string, content: string, id?: string): HTMLElement {
  const made = document.createElement(element);
  made.textContent = content;
  if (id) made.id = id;
  return made;
}
