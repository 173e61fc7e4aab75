import { EditorView } from "@codemirror/view";

// Pictures of the libraries are data addresses, which our pages do not allow: their marks are letters here.
export const look = EditorView.theme(
  {
    "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--panel)", fontSize: "13.5px" },
    "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
    ".cm-content": { caretColor: "var(--accent)", padding: "6px 0" },
    ".cm-gutters": { backgroundColor: "var(--panel)", color: "#8495a5", border: "none", borderRight: "1px solid var(--line)" },
    ".cm-activeLine": { backgroundColor: "#7fd4e60d" },
    ".cm-activeLineGutter": { backgroundColor: "#7fd4e61a", color: "var(--text)" },
    "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "#2d4a5a" },
    ".cm-cursor": { borderLeftColor: "var(--accent)" },
    ".cm-gutter-lint": { width: "1.2em" },
    ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
    ".cm-lint-marker": { width: "1em", height: "auto", cursor: "help" },
    ".cm-lint-marker-error": { content: "normal" },
    ".cm-lint-marker-error::before": { content: '"✕"', color: "#ff9c8f", fontWeight: "700" },
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy #ff9c8f" },
    ".cm-wrong-line": { backgroundColor: "#2c1512" },
    ".cm-tooltip": { backgroundColor: "#1d262f", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "6px", fontFamily: "var(--sans)", fontSize: "13px" },
    ".cm-told, .cm-completionInfo": { padding: "6px 10px", maxWidth: "26rem", whiteSpace: "pre-line" },
    ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", maxWidth: "24rem" },
    ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "18rem" },
    ".cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "#14414c", color: "#e4fbff" },
    ".cm-completionDetail": { color: "var(--text-2)", fontStyle: "normal" },
    ".cm-diagnostic-error": { borderLeft: "4px solid #ff9c8f", padding: "6px 10px", whiteSpace: "pre-line" },
    ".cm-panels": { backgroundColor: "var(--panel-2)", color: "var(--text)" },
  },
  { dark: true },
);
