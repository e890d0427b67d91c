import { useState } from "react";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { linkName } from "../components/tracker";
import { t } from "../lib/t";

const ACCOUNT = "";

interface Props {
  name: string;
  links: Link[];
  pending: boolean;
  onTest: (container: string) => void;
}

/** What an account may do differs from place to place, so a place that is linked is tested first. */
export function TestButton({ name, links, pending, onTest }: Props) {
  const [place, setPlace] = useState<string | null>(null);
  const places = new Map(links.map((link) => [link.container, linkName(link)]));
  const chosen = place ?? links[0]?.container ?? ACCOUNT;
  return (
    <>
      {links.length > 0 && (
        <Choice
          label={t("connection.test-in", { name })}
          hideLabel
          value={chosen}
          onChange={setPlace}
          options={[
            ...[...places].map(([id, text]) => ({ id, text })),
            { id: ACCOUNT, text: t("connection.account-alone") },
          ]}
        />
      )}
      <Button onPress={() => onTest(chosen)} pending={pending} label={t("connection.test-of", { name })}>
        {t("connection.test")}
      </Button>
    </>
  );
}
