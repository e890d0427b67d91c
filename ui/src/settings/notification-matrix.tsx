import { useQuery, useQueryClient } from "@tanstack/react-query";
import { account } from "../api/account";
import { keys } from "../api/queries";
import { Button } from "../components/button";
import { Card, Failed, Loading } from "../components/parts";
import { Tick } from "../components/tick";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "./box";

const KEY = [...keys.notifications, "settings"];

/** What one wants to be told, and over which channel. Each tick is kept at once. */
export function NotificationMatrix() {
  const client = useQueryClient();
  const settings = useQuery({ queryKey: KEY, queryFn: account.notificationSettings });
  const change = useSend(account.changeNotificationSettings, {
    after: (now) => client.setQueryData(KEY, now),
  });
  const test = useSend(account.testChannel, { say: () => t("matrix.tested") });
  const kinds = Object.entries(settings.data?.kinds ?? {});
  const channels = Object.keys(kinds[0]?.[1] ?? {});
  return (
    <Box title={t("matrix.title")}>
      {settings.isPending && <Loading what={t("matrix.reading")} />}
      {settings.isError && <Failed error={settings.error} retry={() => void settings.refetch()} />}
      {kinds.length > 0 && (
        <Card>
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-left text-soft">
                <th scope="col" className="px-4 py-2 font-medium">
                  {t("matrix.what")}
                </th>
                {channels.map((channel) => (
                  <th key={channel} scope="col" className="px-3 py-2 text-center font-medium">
                    {word("channel", channel)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {kinds.map(([kind, on]) => (
                <tr key={kind}>
                  <th scope="row" className="px-4 py-1.5 text-left font-normal">
                    {word("kind", kind)}
                  </th>
                  {channels.map((channel) => (
                    <td key={channel} className="px-3 py-1.5 text-center">
                      <Tick
                        label={t("matrix.tick", {
                          kind: word("kind", kind),
                          channel: word("channel", channel),
                        })}
                        checked={on[channel] ?? false}
                        onChange={(next) => change.send({ [kind]: { [channel]: next } })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {channels.map((channel) => (
          <Button key={channel} onPress={() => test.send(channel)} pending={test.pending}>
            {t("matrix.test", { channel: word("channel", channel) })}
          </Button>
        ))}
      </div>
    </Box>
  );
}
