package dev.lockstep.identity;

import dev.lockstep.base.Json;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp;
import java.net.http.HttpHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A provider with state: each refresh token is good once, and a second use of one takes everything back. */
final class RotatingTokens implements RemoteHttp {
    private final InstantSource clock;
    final List<String> spent = new ArrayList<>();
    /** What happens while a request is on its way. */
    Runnable meanwhile = () -> {};
    /** Whether it hears the request, and whether its answer arrives. */
    boolean reachable = true;

    boolean answers = true;
    int status = 200;
    boolean stolen;
    private String good = "refresh-0";
    private int made;

    RotatingTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answer send(Ask ask) {
        meanwhile.run();
        if (!reachable) {
            throw new ConnectorException(new ConnectorFault.Unavailable("away", false, false));
        }
        if (status != 200) {
            return answer(status, Map.of());
        }
        var sent = Json.tree(String.valueOf(ask.body())).path("refresh_token").asString();
        stolen |= spent.contains(sent);
        if (stolen || !sent.equals(good)) {
            return answer(403, Map.of("error", "invalid_grant"));
        }
        spent.add(sent);
        made++;
        good = "refresh-" + made;
        if (!answers) {
            throw new ConnectorException(new ConnectorFault.Unavailable("lost", true, false));
        }
        return answer(200, Map.of("access_token", "access-" + made, "refresh_token", good, "expires_in", 3600));
    }

    void takeBack() {
        stolen = true;
    }

    private Answer answer(int status, Map<String, ?> body) {
        return new Answer(status, HttpHeaders.of(Map.of(), (name, value) -> true), Json.write(body), clock.instant());
    }
}
