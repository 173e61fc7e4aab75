import { readdirSync } from "node:fs";
import { defineConfig } from "vite";

// Each file directly in src is the script of a page, under its own name; what they share goes into chunks.
const entries = readdirSync("src").filter(name => name.endsWith(".ts"));

export default defineConfig({
  publicDir: false,
  base: "/app/",
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
