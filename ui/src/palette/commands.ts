import type { Me, Project } from "../api/types";
import { t } from "../lib/t";
import { waysOf } from "../shell/nav";

export interface Command {
  id: string;
  text: string;
  hint?: string;
  /** Where it leads; others are done by the palette. */
  to?: string;
}

const MOST = 8;

/** What fits all words that are typed: places, projects, and what can be done. */
export function commands(me: Me, projects: readonly Project[], typed: string): Command[] {
  const all: Command[] = [
    ...waysOf(me).map(({ to, text }) => ({ id: to, text: t(text), hint: t("palette.go"), to })),
    { id: "/about", text: t("about.title"), hint: t("palette.go"), to: "/about" },
    { id: "/guide", text: t("guide.title"), hint: t("palette.go"), to: "/guide" },
    { id: "create", text: t("palette.create") },
    { id: "sheet", text: t("keys.sheet") },
    ...(me.admin
      ? [
          { id: "retry", text: t("palette.retry") },
          { id: "pause", text: t("palette.pause") },
          { id: "resume", text: t("palette.resume") },
        ]
      : []),
    ...projects.map(({ id, name }) => ({
      id: `/projects/${id}`,
      text: name,
      hint: t("project.project"),
      to: `/projects/${id}`,
    })),
  ];
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
    .slice(0, words.length > 0 ? MOST : undefined);
}

/** An address of this hub as a place inside the page; null for any other. */
export function placeInside(typed: string, origin: string): string | null {
  const given = typed.trim();
  if (!given.startsWith(`${origin}/`)) return null;
  return given.slice(origin.length);
}

export function isAddress(typed: string): boolean {
  return /^https?:\/\/[^/\s]+\/\S+$/.test(typed.trim());
}
