import { useQuery } from "@tanstack/react-query";
import { account } from "../api/account";
import { keys } from "../api/queries";
import { Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { Box } from "./box";
import { QuietHoursForm } from "./quiet-hours-form";

/** When mails and one's own webhook wait. */
export function QuietHours() {
  const quiet = useQuery({ queryKey: [...keys.notifications, "quiet"], queryFn: account.quietHours });
  return (
    <Box title={t("quiet.title")}>
      {quiet.isPending && <Loading what={t("quiet.reading")} />}
      {quiet.isError && !quiet.data && <Failed error={quiet.error} retry={() => void quiet.refetch()} />}
      {quiet.data && <QuietHoursForm key={JSON.stringify(quiet.data.hours)} quiet={quiet.data} />}
    </Box>
  );
}
