import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.LOCKSTEP_URL ?? "http://localhost:4000";

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
