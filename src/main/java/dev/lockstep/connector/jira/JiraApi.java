package dev.lockstep.connector.jira;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.ConnectorFault.Malformed;
import dev.lockstep.connector.ConnectorFault.Unavailable;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.Cost;
import dev.lockstep.connector.budget.GovernedHttp;
import dev.lockstep.connector.budget.RateGovernor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests to one Jira with one account, governed; every refusal comes out as a fault. */
final class JiraApi {
    private final GovernedHttp http;
    private final Map<String, String> headers;
    final JiraAddress address;

    JiraApi(RemoteHttp http, RateGovernor governor, Connection connection, boolean backfill) {
        // Too many writes on one issue need not hold up the others.
        this.http = new GovernedHttp(
                http,
                governor,
                backfill,
                JiraFaults.PATIENCE,
                answer -> JiraFaults.ofOneIssue(answer) ? null : JiraFaults.patience(answer));
        var site = JiraAddress.of(connection.baseUrl());
        address = connection.credential() instanceof Credential.Consented consented
                ? site.through(consented.gateway())
                : site;
        headers = Map.of("Accept", "application/json", "Authorization", authorization(connection.credential()));
    }

    private static String authorization(Credential credential) {
        return switch (credential) {
            case Credential.Token given -> "Bearer " + given.token().reveal();
            case Credential.Consented consented -> "Bearer " + consented.token().reveal();
            case Credential.Account account -> {
                var pair = account.user() + ":" + account.token().reveal();
                yield "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
            case Credential.App app ->
                throw new ConnectorException(
                        new ConnectorFault.Unauthorized(
                                "Jira needs an API token with its e-mail address, or a personal access token; an App cannot be used with it."));
        };
    }

    <T> T get(URI uri, Function<RemoteJson, T> translate) {
        return translated(checked(new Ask("GET", uri, headers, null), Cost.READ, null), false, translate);
    }

    /** A question that is posted although it changes nothing. */
    <T> T ask(URI uri, Map<String, ?> body, Function<RemoteJson, T> translate) {
        try {
            return translated(
                    checked(new Ask("POST", uri, headers, Json.write(body)), Cost.READ, null), false, translate);
        } catch (ConnectorException failure) {
            throw failure.fault() instanceof Unavailable lost && lost.maybeDone()
                    ? new ConnectorException(new Unavailable(lost.message(), false, lost.answered()), failure)
                    : failure;
        }
    }

    /** @param issue its id, because writes on one issue are limited; null where none is written yet */
    <T> T write(String method, URI uri, Object body, @Nullable String issue, Function<RemoteJson, T> translate) {
        return translated(send(method, uri, body, issue), true, translate);
    }

    /** A write whose answer says nothing. */
    Answer send(String method, URI uri, @Nullable Object body, @Nullable String issue) {
        var ask = new Ask(method, uri, headers, body == null ? null : Json.write(body));
        return checked(ask, method.equals("POST") ? Cost.CREATE : Cost.WRITE, issue);
    }

    private static <T> T translated(Answer answer, boolean written, Function<RemoteJson, T> translate) {
        try {
            return translate.apply(RemoteJson.parse(answer.body()));
        } catch (RemoteJson.NotAsPromised broken) {
            throw new ConnectorException(
                    new Malformed("Jira's answer cannot be used: " + broken.getMessage() + ".", written), broken);
        }
    }

    private Answer checked(Ask ask, Cost cost, @Nullable String issue) {
        var answer = http.send(ask, cost, issue);
        var fault = JiraFaults.of(ask, cost, answer);
        if (fault != null) {
            throw new ConnectorException(fault);
        }
        return answer;
    }
}
