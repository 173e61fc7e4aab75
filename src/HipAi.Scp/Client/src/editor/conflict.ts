import type { Refusal } from "../parts/call";

function paragraph(text: string): HTMLElement {
  const node = document.createElement("p");
  node.textContent = text;
  return node;
}

function button(text: string, act: () => void): HTMLElement {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.addEventListener("click", act);
  return node;
}

/** Lines that differ, with their signs. */
function differing(differences: string[]): HTMLElement {
  const list = document.createElement("pre");
  list.className = "source";
  list.tabIndex = 0;
  list.textContent = differences.filter(line => line[0] !== " ").map(line => line.replace(/^-/, "−")).join("\n") || "Your text is the same as theirs.";
  return list;
}

/** Somebody else has saved the draft meanwhile: whoever came second chooses. */
export function showConflict(place: HTMLElement, refusal: Refusal, keepMine: (revision: string) => void, takeTheirs: () => void): void {
  const { savedBy, savedAt, revision, differences } = refusal.body as { savedBy: string | null; savedAt: string | null; revision: string; differences: string[] | null };
  const box = document.createElement("div");
  box.className = "told told-refused";
  box.setAttribute("role", "alert");
  const title = document.createElement("strong");
  title.textContent = savedBy
    ? `${savedBy} has saved this draft at ${new Date(savedAt!).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}, while you were at work.`
    : "The draft was published or discarded meanwhile.";
  box.append(title, paragraph("Nothing of yours is lost: it stands in the editor, and is not saved."));
  if (savedBy && differences) box.append(paragraph("What your text changes in theirs (+ yours, − theirs):"), differing(differences));
  const choices = document.createElement("p");
  choices.className = "actions";
  choices.append(
    button(savedBy ? "Save mine in place of theirs" : "Save mine as a new draft", () => {
      place.replaceChildren();
      keepMine(revision);
    }),
    button(savedBy ? "Take theirs, mine is lost" : "Show what there is, mine is lost", takeTheirs));
  box.append(choices);
  place.replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
}
