import { useState } from "react";
import { sync } from "../api/sync";
import type { ConnectionReport } from "../api/types";
import { Button } from "../components/button";
import { Report } from "../connections/report";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** What the credential may do in the chosen place; mounted anew for each. */
export function PlaceTest({ connection, container }: { connection: string; container: string }) {
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const test = useSend(() => sync.test(connection, container), { after: setReport });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="quiet" onPress={() => test.send()} pending={test.pending}>
        {t("setup.test-there")}
      </Button>
      {report && <Report report={report} />}
    </div>
  );
}
