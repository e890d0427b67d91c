import type { Me } from "../api/types";
import { Place } from "../components/place";
import { usePath } from "../lib/address";
import { t } from "../lib/t";
import { waysOf } from "./nav";

/** The rail at the left of wide screens. */
export function SideNav({ me }: { me: Me }) {
  const path = usePath();
  return (
    <nav aria-label={t("nav.main")} className="sticky top-13 hidden h-fit w-44 shrink-0 py-5 lg:block">
      <ul className="flex flex-col gap-0.5">
        {waysOf(me).map(({ to, text, icon: Icon }) => {
          const here =
            path === to || path.startsWith(`${to}/`) || (to === "/projects" && path.startsWith("/issues/"));
          return (
            <li key={to}>
              <Place
                to={to}
                current={here}
                className={`flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm hover:bg-hover ${here ? "bg-hover font-medium text-ink" : "text-soft"}`}
              >
                <Icon size={15} aria-hidden />
                {t(text)}
              </Place>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
