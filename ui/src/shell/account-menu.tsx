import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleUser } from "lucide-react";
import { account } from "../api/account";
import { keys } from "../api/queries";
import { signedOut } from "../api/session";
import type { Me } from "../api/types";
import { ActionMenu } from "../components/action-menu";
import { useNotice } from "../components/notice";
import { open } from "../keys/keys-host";
import { t } from "../lib/t";
import { useTheme } from "../lib/theme";
import { useNarrow } from "../lib/use-narrow";
import { THEMES } from "./theme-choice";

export function AccountMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const notice = useNotice();
  const narrow = useNarrow();
  const [theme, setTheme] = useTheme();
  const logOut = useMutation({
    mutationFn: account.logOut,
    onSuccess: () => {
      signedOut();
      // What was read is not for whoever comes next.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
      void client.resetQueries({ queryKey: keys.me });
    },
    onError: (error) => notice("error", error.message),
  });
  return (
    <ActionMenu
      label={t("account.menu", { name: me.name })}
      icon={<CircleUser size={18} aria-hidden />}
      actions={[
        { id: "who", text: me.name, disabled: true },
        ...(me.id ? [{ id: "settings", text: t("nav.settings"), href: "/settings" }] : []),
        ...(narrow ? THEMES.map(([id, text]) => ({ id, text: t(text), disabled: id === theme })) : []),
        { id: "keys", text: t("keys.sheet") },
        { id: "guide", text: t("guide.title"), href: "/guide" },
        { id: "about", text: t("about.title"), href: "/about" },
        { id: "out", text: t("account.sign-out") },
      ]}
      onAction={(id) => {
        const chosen = THEMES.find(([each]) => each === id);
        if (chosen) setTheme(chosen[0]);
        else if (id === "keys") open("sheet");
        else if (id === "out") logOut.mutate();
      }}
    />
  );
}
