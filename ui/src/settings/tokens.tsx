import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { account } from "../api/account";
import type { MadeToken, Token } from "../api/types";
import { Button } from "../components/button";
import { Card, Empty, Failed } from "../components/parts";
import { day } from "../lib/format";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "./box";
import { NewTokenDialog } from "./new-token-dialog";
import { Shown } from "./shown";

/** One's own tokens for programs. A new one is shown once. */
export function Tokens({ admin }: { admin: boolean }) {
  const tokens = useQuery({ queryKey: ["tokens"], queryFn: account.tokens });
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const items = tokens.data?.items ?? [];
  return (
    <Box title={t("tokens.title")}>
      <p className="mb-3 text-sm text-soft">{t("tokens.what")}</p>
      {made && <Shown secret={made.token} says={t("tokens.once", { name: made.about.name })} />}
      {tokens.isError && !tokens.data && <Failed error={tokens.error} retry={() => void tokens.refetch()} />}
      {tokens.data && items.length === 0 && <Empty>{t("tokens.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        </Card>
      )}
      <div className="mt-3">
        <Button onPress={() => setMaking(true)}>{t("tokens.new")}</Button>
      </div>
      {making && <NewTokenDialog admin={admin} onMade={setMade} onClose={() => setMaking(false)} />}
    </Box>
  );
}

function TokenRow({ token }: { token: Token }) {
  const remove = useSend(() => account.deleteToken(token.id), {
    say: () => t("tokens.removed", { name: token.name }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">{token.name}</span>
      <span className="text-soft">{token.scopes.join(", ")}</span>
      <span className="text-soft">{t("tokens.until", { day: day(token.expiresAt.slice(0, 10)) })}</span>
      <Button
        look="quiet"
        onPress={() => remove.send()}
        pending={remove.pending}
        label={t("tokens.remove-of", { name: token.name })}
      >
        {t("tokens.remove")}
      </Button>
    </li>
  );
}
