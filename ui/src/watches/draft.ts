import type { WatchAction } from "../api/types";
import type { Body } from "../api/wire";
import { words } from "../lib/lines";

/** An action as it is typed. */
export interface Draft {
  name: string;
  kind: string;
  webhookUrl: string;
  script: string;
  seconds: string;
  network: boolean;
  open: boolean;
  comment: boolean;
  close: boolean;
  labels: string;
  branches: string;
  paths: string;
  authors: string;
  message: string;
}

export function begun(action: WatchAction | undefined): Draft {
  const { filters, options } = action ?? {};
  return {
    name: action?.name ?? "",
    kind: action?.kind ?? "webhook",
    webhookUrl: action?.webhookUrl ?? "",
    script: action?.script ?? "",
    seconds: options ? String(options.timeoutSeconds) : "",
    network: options?.network ?? false,
    open: options?.open ?? true,
    comment: options?.comment ?? false,
    close: options?.close ?? false,
    labels: options?.labels.join(" ") ?? "",
    branches: filters?.branches.join(" ") ?? "",
    paths: filters?.paths.join(" ") ?? "",
    authors: filters?.authors.join(", ") ?? "",
    message: filters?.message ?? "",
  };
}

/** Only what belongs to its kind. */
export function sent(draft: Draft): Body {
  const { name, kind, webhookUrl, script, network, open, comment, close, message } = draft;
  const authors = draft.authors.split(",").map((each) => each.trim());
  return {
    name: name.trim(),
    kind,
    filters: {
      branches: words(draft.branches),
      paths: words(draft.paths),
      authors: authors.filter(Boolean),
      ...(message.trim() === "" ? {} : { message: message.trim() }),
    },
    ...(kind === "webhook" ? { webhookUrl: webhookUrl.trim() } : {}),
    ...(kind === "script" ? { script, options: { network, ...timeout(draft.seconds) } } : {}),
    ...(kind === "issue" ? { options: { open, comment, close, labels: words(draft.labels) } } : {}),
  };
}

function timeout(seconds: string) {
  return /^\d{1,6}$/.test(seconds.trim()) ? { timeoutSeconds: Number(seconds) } : {};
}
