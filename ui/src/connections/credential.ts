import type { Tracker } from "../api/types";
import type { NewConnection } from "../api/wire";

/** What is typed into the form of a connection. */
export interface Credential {
  baseUrl: string;
  email: string;
  token: string;
  /** Of a GitHub App, instead of a token. */
  appId: string;
  privateKey: string;
}

export const NOTHING: Credential = { baseUrl: "", email: "", token: "", appId: "", privateKey: "" };
export const FIELDS = ["baseUrl", "email", "token", "appId", "privateKey"] as const;

/** What is sent of it: what is left empty is left out. */
export function body(given: Credential): NewConnection {
  return Object.fromEntries(
    FIELDS.filter((field) => given[field].trim() !== "").map((field) => [field, given[field].trim()]),
  );
}

export function whole(tracker: Tracker, { baseUrl, token, appId, privateKey }: Credential): boolean {
  const app = appId.trim() !== "" && privateKey.trim() !== "";
  return (token.trim() !== "" || app) && (tracker !== "jira" || baseUrl.trim() !== "");
}

/** "github", or "github 2" where there is one already. */
export function freeName(tracker: Tracker, taken: string[]): string {
  let name: string = tracker;
  for (let at = 2; taken.includes(name); at++) name = `${tracker} ${at}`;
  return name;
}
