import { Menu } from "lucide-react";
import type { Me } from "../api/types";
import { ActionMenu } from "../components/action-menu";
import { Place } from "../components/place";
import { t } from "../lib/t";
import { AccountMenu } from "./account-menu";
import { Bell } from "./bell";
import { LiveDot } from "./live-dot";
import { waysOf } from "./nav";
import { SearchBox } from "./search-box";
import { ThemeChoice } from "./theme-choice";

export function Header({ me }: { me: Me | undefined }) {
  return (
    <header className="sticky top-0 z-5 border-b border-line bg-raised">
      <div className="mx-auto flex h-13 max-w-640 items-center gap-2 px-3 sm:gap-3 sm:px-6">
        {me && (
          <ActionMenu
            className="lg:hidden"
            label={t("nav.menu")}
            icon={<Menu size={18} aria-hidden />}
            actions={waysOf(me).map(({ to, text }) => ({ id: to, text: t(text), href: to }))}
          />
        )}
        <Place
          to="/"
          label={t("nav.home")}
          className="flex items-center gap-2.5 font-semibold tracking-tight"
        >
          <img src="/favicon.svg" alt="" width="22" height="22" />
          <span className="hidden sm:inline">Lockstep</span>
        </Place>
        {me && <SearchBox />}
        <div className="ml-auto flex items-center gap-1.5 sm:gap-3">
          {me && <LiveDot />}
          {me?.id && <Bell />}
          <ThemeChoice />
          {me && <AccountMenu me={me} />}
        </div>
      </div>
    </header>
  );
}
