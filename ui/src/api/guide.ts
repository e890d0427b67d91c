import { call, segment } from "./call";
import type { Slice } from "./types";
import type { GuideText, GuideTitle } from "./wire";

/** The guide, as the server has it. */
export const guide = {
  titles: () => call<Slice<GuideTitle>>("GET", "/guide"),
  page: (name: string) => call<GuideText>("GET", `/guide/${segment(name)}`),
};

/** Answered to everybody, signed in or not; 503 says it too. */
export async function health(): Promise<string> {
  const answer = await fetch("/actuator/health", { headers: { Accept: "application/json" } });
  const told = (await answer.json()) as { status?: unknown };
  return typeof told.status === "string" ? told.status.toLowerCase() : "unknown";
}
