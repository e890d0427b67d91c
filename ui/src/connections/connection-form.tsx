import { useState } from "react";
import { Form } from "react-aria-components";
import { sync } from "../api/sync";
import { useTrackers } from "../api/sync-queries";
import type { ConnectionReport, Tracker } from "../api/types";
import { Button } from "../components/button";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { body, FIELDS, freeName, NOTHING, whole } from "./credential";
import { CredentialFields } from "./credential-fields";
import { Report } from "./report";

interface Props {
  tracker: Tracker;
  /** Of the connections that there are. */
  names: string[];
  onReady: (connection: string) => void;
}

/** Connects and tests at once; what was refused can be typed again. */
export function ConnectionForm({ tracker, names, onReady }: Props) {
  const usual = useTrackers().data?.items.find((each) => each.tracker === tracker)?.baseUrl ?? "";
  const [given, setGiven] = useState(NOTHING);
  const [elsewhere, setElsewhere] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const connect = useSend(
    async () => {
      setReport(null);
      const wanted = { baseUrl: usual, ...body(given) };
      const connection = made
        ? await sync.changeConnection(made, wanted)
        : await sync.connect({ ...wanted, tracker, name: freeName(tracker, names) });
      setMade(connection.id);
      return sync.test(connection.id);
    },
    { after: setReport, fields: FIELDS },
  );
  const fine = report !== null && !report.problem;
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (fine && made) onReady(made);
        else if (whole(tracker, given) && !connect.pending) connect.send();
      }}
    >
      <CredentialFields
        tracker={tracker}
        value={given}
        onChange={(next) => {
          setGiven(next);
          setReport(null);
        }}
        errorOf={connect.errorOf}
        address={elsewhere || tracker === "jira"}
        usual={usual}
      />
      {report && <Report report={report} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" submit pending={connect.pending} disabled={!whole(tracker, given)}>
          {t(fine ? "setup.continue" : made ? "connection.again" : "connection.do")}
        </Button>
        {!elsewhere && tracker !== "jira" && !made && (
          <Button look="quiet" onPress={() => setElsewhere(true)}>
            {t("connection.elsewhere")}
          </Button>
        )}
      </div>
    </Form>
  );
}
