import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useMyself } from "./api/account-queries";
import { ApiError } from "./api/client";
import { useLiveFeed } from "./api/live";
import { keys, useMe } from "./api/queries";
import { signedIn, useSessionEnded } from "./api/session";
import type { Me } from "./api/types";
import { Failed } from "./components/parts";
import { KeysHost } from "./keys/keys-host";
import { CurrentPage } from "./shell/current-page";
import { Header } from "./shell/header";
import { InsecureBanner } from "./shell/insecure-banner";
import { OfflineBanner } from "./shell/offline-banner";
import { SideNav } from "./shell/side-nav";

const SignIn = lazy(() => import("./session/sign-in"));
const SessionEnded = lazy(() => import("./session/session-ended"));

export function App() {
  const me = useMe();
  const client = useQueryClient();
  const nobody = useNobody(me);
  return (
    <>
      <InsecureBanner told={me.data?.banner ?? null} />
      <OfflineBanner />
      <Header me={me.data} />
      {nobody ? (
        <Suspense fallback={null}>
          <SignIn onDone={() => void client.resetQueries({ queryKey: keys.me })} />
        </Suspense>
      ) : me.data ? (
        <Inside me={me.data} unreachable={me.error} retry={() => void me.refetch()} />
      ) : me.isError ? (
        <main className="mx-auto mt-8 max-w-3xl px-4">
          <Failed error={me.error} retry={() => void me.refetch()} />
        </main>
      ) : null}
    </>
  );
}

/** Nobody is signed in. Stays so while the question is asked again, so that what is typed into the form is not lost. */
function useNobody({ data, error }: ReturnType<typeof useMe>): boolean {
  const refused = error instanceof ApiError && error.signedOut;
  const [known, setKnown] = useState(false);
  useEffect(() => {
    if (refused) setKnown(true);
    else if (data) setKnown(false);
  }, [refused, data]);
  return !data && (refused || known);
}

function Inside({ me, unreachable, retry }: { me: Me; unreachable: Error | null; retry: () => void }) {
  useLiveFeed(useQueryClient());
  useEffect(signedIn, []);
  const myself = useMyself(me);
  const ended = useSessionEnded();
  return (
    <div className="mx-auto flex max-w-640 gap-6 px-3 sm:px-6">
      <SideNav me={me} />
      <main className="min-w-0 flex-1 pb-20">
        {unreachable && (
          <div className="mt-5">
            <Failed error={unreachable} retry={retry} />
          </div>
        )}
        <CurrentPage />
      </main>
      <KeysHost me={me} />
      {ended && (
        <Suspense fallback={null}>
          <SessionEnded email={myself.data?.email ?? ""} />
        </Suspense>
      )}
    </div>
  );
}
