// Cornerstone's mouse tools: left button by choice, middle button pans, right button zooms, the wheel zooms.
import { addTool, annotation, init, LengthTool, PanTool, ToolGroupManager, WindowLevelTool, ZoomTool, Enums } from "@cornerstonejs/tools";

const groupId = "reading";
const { Primary, Auxiliary, Secondary, Wheel } = Enums.MouseBindings;

/** What the left button does. */
export type LeftTool = "window" | "pan" | "zoom" | "length";

const names: Record<LeftTool, string> = {
  window: WindowLevelTool.toolName, pan: PanTool.toolName, zoom: ZoomTool.toolName, length: LengthTool.toolName,
};

let isPrepared = false;

/** Makes the tools known. Before the first viewport: they listen to those that come after. */
export function prepareTools(): void {
  if (isPrepared) return;
  isPrepared = true;
  init();
  [WindowLevelTool, PanTool, ZoomTool, LengthTool].forEach(tool => addTool(tool));
  // Cornerstone styles its text box by an attribute, which our policy refuses: the overlay writes the length instead.
  const styles = annotation.config.style.getDefaultToolStyles();
  const own = { ...styles["global"], textBoxVisibility: false, color: "#7fd4e6", colorSelected: "#7fd4e6", colorHighlighted: "#ffffff" };
  annotation.config.style.setDefaultToolStyles({ ...styles, global: own } as typeof styles);
}

/** Gives the tools the viewports of an engine. */
export function giveTools(engineId: string, viewportIds: string[], left: LeftTool): void {
  ToolGroupManager.destroyToolGroup(groupId);
  const group = ToolGroupManager.createToolGroup(groupId)!;
  Object.values(names).forEach(name => group.addTool(name));
  viewportIds.forEach(id => group.addViewport(id, engineId));
  useLeft(left);
}

/** Gives the left button its tool. */
export function useLeft(chosen: LeftTool): void {
  const group = ToolGroupManager.getToolGroup(groupId);
  if (!group) return;
  const also: Record<LeftTool, number[]> = { window: [], length: [], pan: [Auxiliary], zoom: [Secondary, Wheel] };
  for (const tool of Object.keys(names) as LeftTool[]) {
    const buttons = [...(tool === chosen ? [Primary] : []), ...also[tool]];
    group.setToolPassive(names[tool], { removeAllBindings: true });
    if (buttons.length > 0) group.setToolActive(names[tool], { bindings: buttons.map(mouseButton => ({ mouseButton })) });
  }
}

/** Takes the last length of a viewport away; false when there is none. */
export function removeLastLength(element: HTMLDivElement): boolean {
  const last = annotation.state.getAnnotations(LengthTool.toolName, element).at(-1);
  if (!last?.annotationUID) return false;
  annotation.state.removeAnnotation(last.annotationUID);
  return true;
}

/** Takes all lengths away. */
export function removeLengths(): void {
  annotation.state.removeAllAnnotations();
}
