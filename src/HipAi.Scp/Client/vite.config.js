import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// Each file directly in src is the script of a page, under its own name; what they share goes into chunks.
const entries = readdirSync("src").filter(name => name.endsWith(".ts"));

const lean = name => fileURLToPath(new URL(`lean/${name}`, import.meta.url));

export default defineConfig({
  publicDir: false,
  base: "/app/",
  resolve: {
    // What the viewer's libraries drag along and a radiograph never needs: more than half of their size.
    alias: [
      { find: /^dcmjs$/, replacement: lean("dcmjs.js") },
      { find: /^clipper2-ts$/, replacement: lean("unused.js") },
      { find: /^@kitware\/vtk\.js\/IO\/XML\/.*$/, replacement: lean("unused.js") },
      { find: /^\.\/SVGMouseCursor\.js$/, replacement: lean("cursors.js") },
      { find: /^\.\/generateLut\.js$/, replacement: lean("generateLut.js") },
      { find: /^\.\.\/WebGPU\/.*$/, replacement: lean("unused.js") },
    ],
  },
  build: {
    outDir: "../wwwroot/app",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: Object.fromEntries(entries.map(name => [name.slice(0, -3), `src/${name}`])),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
