import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.LOCKSTEP_URL ?? "http://localhost:4000";

const OTHER_LANGUAGE = /\/intl\/[\w-]+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

/** The components bring their own words in thirty languages; the page speaks one. */
const oneLanguage = {
  name: "one-language",
  load: (id: string) => (OTHER_LANGUAGE.test(id) ? "export default {};" : null),
};

export default defineConfig({
  plugins: [react(), tailwindcss(), oneLanguage],
  build: {
    target: "es2022",
    outDir: process.env.UI_OUT_DIR ?? "dist",
    emptyOutDir: true,
    // An inlined asset is a data: address, which the page's content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/api": server,
      "/sign-in": server,
      "/socket.io": { target: server, ws: true },
    },
  },
  test: { include: ["test/**/*.test.ts"] },
});
