import { useState } from "react";
import { sync } from "../api/sync";
import type { Connection, ConnectionReport, Link } from "../api/types";
import type { PauseView } from "../api/wire";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Budget } from "./budget";
import { ConnectionMenu } from "./connection-menu";
import { Report } from "./report";
import { TestButton } from "./test-button";

interface Props {
  connection: Connection;
  links: Link[];
  pause: PauseView | undefined;
}

export function ConnectionRow({ connection, links, pause }: Props) {
  const { id, name, tracker, baseUrl, hasWebhookSecret, requests, lastDeliveryAt } = connection;
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const test = useSend((place: string) => sync.test(id, place || undefined), { after: setReport });
  const resume = useSend(() => sync.resumeConnection(id), { say: () => t("connection.resumed", { name }) });
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-medium wrap-anywhere">
            {name} <span className="font-normal text-soft">{trackerName(tracker)}</span>
          </h2>
          <p className="text-soft wrap-anywhere">{baseUrl}</p>
        </div>
        {pause && (
          <Button look="primary" onPress={() => resume.send()} pending={resume.pending}>
            {t("link.resume")}
          </Button>
        )}
        <TestButton name={name} links={links} pending={test.pending} onTest={test.send} />
        <ConnectionMenu connection={connection} links={links.length} paused={pause !== undefined} />
      </div>
      {pause && (
        <p className="text-warn wrap-anywhere">
          {t("connection.paused-by", { by: pause.by, reason: pause.reason })} <Ago time={pause.at} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-soft tabular-nums">
        <span>{t("connection.links", { n: links.length })}</span>
        <span>{t(hasWebhookSecret ? "connection.has-secret" : "connection.no-secret")}</span>
        <span>{t("connection.requests", { n: requests })}</span>
        {hasWebhookSecret && (
          <span>
            {lastDeliveryAt ? (
              <>
                {t("connection.last-webhook")} <Ago time={lastDeliveryAt} />
              </>
            ) : (
              t("connection.no-webhook-yet")
            )}
          </span>
        )}
      </p>
      <Budget budget={connection.budget} />
      {report && <Report report={report} />}
    </li>
  );
}
