package dev.lockstep.connector.plane;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.ConnectorFault.Malformed;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.Cost;
import dev.lockstep.connector.budget.GovernedHttp;
import dev.lockstep.connector.budget.RateGovernor;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests to one Plane server with one key, governed; every refusal comes out as a fault. */
final class PlaneApi {
    private final GovernedHttp http;
    private final Connection connection;
    private final Map<String, String> headers;

    PlaneApi(RemoteHttp http, RateGovernor governor, Connection connection, boolean backfill) {
        this.http = new GovernedHttp(http, governor, backfill, PlaneFaults.PATIENCE, PlaneFaults::patience);
        this.connection = connection;
        headers = Map.of("Accept", "application/json", "X-API-Key", key(connection));
    }

    private static String key(Connection connection) {
        return switch (connection.credential()) {
            case Credential.Token given -> given.token().reveal();
            case Credential.Account account -> account.token().reveal();
            case Credential.Consented consented -> consented.token().reveal();
            case Credential.App app ->
                throw new ConnectorException(
                        new ConnectorFault.Unauthorized("Plane needs an API key; an App cannot be used with it."));
        };
    }

    <T> T get(String path, Function<RemoteJson, T> translate) {
        return translated(checked(new Ask("GET", uri(path), headers, null), Cost.READ), false, translate);
    }

    <T> T write(String method, String path, Map<String, ?> body, Cost cost, Function<RemoteJson, T> translate) {
        return translated(checked(new Ask(method, uri(path), headers, Json.write(body)), cost), true, translate);
    }

    /** A create whose answer may be a 409, which the caller understands. */
    Answer post(String path, Map<String, ?> body) {
        var ask = new Ask("POST", uri(path), headers, Json.write(body));
        var answer = http.send(ask, Cost.CREATE);
        return answer.status() == 409 ? answer : checked(ask, answer);
    }

    void delete(String path) {
        checked(new Ask("DELETE", uri(path), headers, null), Cost.WRITE);
    }

    /** True when the path exists; any refusal but 404 is thrown. */
    boolean exists(String path) {
        var ask = new Ask("GET", uri(path), headers, null);
        var answer = http.send(ask, Cost.READ);
        if (answer.status() == 404) {
            return false;
        }
        checked(ask, answer);
        return true;
    }

    static <T> T translated(Answer answer, boolean written, Function<RemoteJson, T> translate) {
        try {
            return translate.apply(RemoteJson.parse(answer.body()));
        } catch (RemoteJson.NotAsPromised broken) {
            throw new ConnectorException(
                    new Malformed("Plane's answer cannot be used: " + broken.getMessage() + ".", written), broken);
        }
    }

    private URI uri(String path) {
        return URI.create(connection.baseUrl() + path);
    }

    private Answer checked(Ask ask, Cost cost) {
        return checked(ask, http.send(ask, cost));
    }

    private static Answer checked(Ask ask, Answer answer) {
        var fault = PlaneFaults.of(ask, answer);
        if (fault != null) {
            throw new ConnectorException(fault);
        }
        return answer;
    }

    @Nullable
    Integer remaining() {
        return http.remaining();
    }
}
