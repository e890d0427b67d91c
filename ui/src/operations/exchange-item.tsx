import type { Exchange, ExchangePart } from "../api/types";
import { t } from "../lib/t";

const FIRST_FAILURE = 400;
const REQUEST_ID = ["x-github-request-id", "x-arequestid", "atl-traceid", "x-request-id"];

/** One request and its answer; opened, with headers and bodies as far as they are kept. */
export function ExchangeItem({ exchange }: { exchange: Exchange }) {
  const { method, path, status, failure, sent, received } = exchange;
  const failed = status == null || status >= FIRST_FAILURE;
  const line = (
    <>
      <code className="font-mono text-xs wrap-anywhere">
        {method} {path}
      </code>{" "}
      <span className={failed ? "text-bad" : "text-soft"}>
        {status ?? t("exchanges.no-answer")}, {t("exchanges.took", { ms: exchange.tookMillis })}
      </span>
    </>
  );
  if (!sent && !received) return <li>{line}</li>;
  const named = REQUEST_ID.map((name) => received?.headers[name]).find(Boolean);
  return (
    <li>
      <details>
        <summary className="cursor-default py-1">{line}</summary>
        <div className="my-1.5 flex flex-col gap-2 border-l border-line pl-3">
          {failure && <p className="text-bad wrap-anywhere">{failure}</p>}
          {named && <p className="text-soft wrap-anywhere">{t("exchanges.request-id", { id: named })}</p>}
          {sent && <Half name={t("exchanges.sent")} part={sent} />}
          {received && <Half name={t("exchanges.received")} part={received} />}
        </div>
      </details>
    </li>
  );
}

function Half({ name, part }: { name: string; part: ExchangePart }) {
  const lines = Object.entries(part.headers).map(([header, value]) => `${header}: ${value}`);
  const text = [lines.join("\n"), part.body && shown(part)].filter(Boolean).join("\n\n");
  return (
    <div>
      <p className="text-xs text-soft">{name}</p>
      <pre className="max-h-60 overflow-auto rounded border border-line bg-page p-2 text-xs">{text}</pre>
    </div>
  );
}

/** Indented where it is whole. */
function shown({ body, cut }: ExchangePart): string {
  if (cut) return `${body}… ${t("exchanges.cut")}`;
  try {
    return JSON.stringify(JSON.parse(body ?? ""), null, 2);
  } catch {
    return body ?? "";
  }
}
