/** What a person has written into a section of the report and not saved. */
export interface Dirty {
  heading: string;
  text: string;
}

function report(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#report");
}

function sections(): HTMLTextAreaElement[] {
  return [...(report()?.querySelectorAll<HTMLTextAreaElement>("[data-report] textarea[name=Texts]") ?? [])];
}

function headingOf(text: HTMLTextAreaElement): string {
  return document.getElementById(text.getAttribute("aria-labelledby") ?? "")?.firstChild?.textContent?.trim() ?? "";
}

/** Turns the sheet into one that can be written on; false when it may not be. */
export function startEditing(): boolean {
  const [first] = sections();
  if (!first) return false;
  const sheet = report();
  if (!sheet?.classList.contains("editing")) {
    sheet?.classList.add("editing");
    first.focus();
  }
  return true;
}

/** The sections that differ from what the service has. */
export function dirtyTexts(): Dirty[] {
  return sections().filter(text => text.value !== text.defaultValue).map(text => ({ heading: headingOf(text), text: text.value }));
}

/** Whether something would be lost by leaving. */
export function isDirty(): boolean {
  const others = document.querySelectorAll<HTMLTextAreaElement>(".after-signing textarea, [data-ask] textarea:not([hidden])");
  return dirtyTexts().length > 0 || [...others].some(text => text.value !== text.defaultValue);
}

/** Puts back what was written, after the report around it came anew; says where the text beneath it is another now. */
export function putBack(written: Dirty[], before: Map<string, string>): void {
  if (written.length === 0) return;
  startEditing();
  for (const text of sections()) {
    const heading = headingOf(text);
    const mine = written.find(one => one.heading === heading);
    if (!mine) continue;
    const fresh = text.defaultValue;
    text.value = mine.text;
    if (fresh !== before.get(heading)) offer(text, fresh);
  }
}

/** The texts that the service has, by heading. */
export function served(): Map<string, string> {
  return new Map(sections().map(text => [headingOf(text), text.defaultValue]));
}

function offer(text: HTMLTextAreaElement, fresh: string): void {
  const note = document.createElement("div");
  const [why, shown, use] = [document.createElement("p"), document.createElement("p"), document.createElement("button")];
  note.className = "proposal";
  why.textContent = "This section is another one now; what you wrote was kept. It is:";
  shown.className = "report-text";
  shown.textContent = fresh;
  use.type = "button";
  use.textContent = "Use this text";
  use.addEventListener("click", () => {
    text.value = fresh;
    note.remove();
    text.focus();
  });
  note.append(why, shown, use);
  text.after(note);
}
