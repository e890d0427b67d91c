import { useQueryClient } from "@tanstack/react-query";
import { ApiError } from "./api/client";
import { useLiveFeed } from "./api/live";
import { useMe } from "./api/queries";
import { Failed } from "./components/parts";
import { Header } from "./header";
import { Jobs } from "./jobs/jobs";
import { Links } from "./links/links";
import { Operations } from "./operations/operations";
import { SignedOut } from "./signed-out";
import { Watches } from "./watches/watches";

export function App() {
  const me = useMe();
  const signedOut = me.error instanceof ApiError && me.error.signedOut;
  return (
    <>
      <Header version={signedOut ? undefined : me.data?.version} />
      <main className="mx-auto max-w-6xl px-4 pb-20 sm:px-6">
        {signedOut ? (
          <SignedOut retry={() => void me.refetch()} />
        ) : me.data ? (
          <Page unreachable={me.error} retry={() => void me.refetch()} />
        ) : me.isError ? (
          <div className="mt-8">
            <Failed error={me.error} retry={() => void me.refetch()} />
          </div>
        ) : null}
      </main>
    </>
  );
}

function Page({ unreachable, retry }: { unreachable: Error | null; retry: () => void }) {
  useLiveFeed(useQueryClient());
  return (
    <>
      {unreachable && (
        <div className="mt-5">
          <Failed error={unreachable} retry={retry} />
        </div>
      )}
      <Links />
      <Jobs />
      <Watches />
      <Operations />
    </>
  );
}
