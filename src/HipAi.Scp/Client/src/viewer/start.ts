import { Controls } from "./controls";
import { startKeyboard } from "./keyboard";
import { Room } from "./room";
import { removeLengths } from "./tools";

/** Starts the viewer; the answer ends it. */
export function startViewer(root: HTMLElement): () => void {
  const room = new Room(root);
  startKeyboard(room, new Controls(room));
  root.addEventListener("hipai:show", event => room.focus((event as CustomEvent<number>).detail));
  void room.load();
  if (/^#image-\d+$/.test(location.hash)) room.focus(Number(location.hash.slice(7)));
  return () => {
    removeLengths();
    room.close();
  };
}
