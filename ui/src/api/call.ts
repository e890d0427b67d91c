import { t } from "../lib/t";
import { ApiError, type Problem } from "./problem";
import { signedInAgain, wasSignedIn } from "./session";

const TIMEOUT_MS = 30_000;

interface Extra {
  /** The ETag of what was read, for changes. */
  ifMatch?: string;
  /** A refusal is an answer to the question itself, not the end of a session. */
  door?: boolean;
}

export async function call<T>(method: string, path: string, body?: unknown, extra: Extra = {}): Promise<T> {
  const answer = await send(method, path, body, extra);
  if (answer.status === 401 && !extra.door && wasSignedIn()) {
    await signedInAgain();
    return read<T>(await send(method, path, body, extra));
  }
  return read<T>(answer);
}

function send(method: string, path: string, body: unknown, extra: Extra): Promise<Response> {
  return fetch(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(extra.ifMatch ? { "If-Match": extra.ifMatch } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new ApiError({ status: 0, detail: t("no-answer") });
  });
}

async function read<T>(answer: Response): Promise<T> {
  const json = parse(await answer.text());
  if (!answer.ok) throw new ApiError({ ...(json as object | null), status: answer.status } as Problem);
  const etag = answer.headers.get("ETag");
  return (etag && json !== null ? { ...(json as object), etag } : json) as T;
}

function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export const segment = encodeURIComponent;

/** "?a=1&b=2" of what is given; empty where nothing is. */
export function query(parts: Record<string, string | number | boolean | null | undefined>): string {
  const given = Object.entries(parts).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  if (given.length === 0) return "";
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
