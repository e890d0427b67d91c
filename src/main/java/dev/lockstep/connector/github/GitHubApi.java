package dev.lockstep.connector.github;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault.Malformed;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.Cost;
import dev.lockstep.connector.budget.GovernedHttp;
import dev.lockstep.connector.budget.RateGovernor;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests to one GitHub API host with one credential, governed; every refusal comes out as a fault. */
final class GitHubApi {
    private static final int MAX_LIST_PAGES = 200;

    private final GovernedHttp http;
    private final Connection connection;
    private final Supplier<String> token;

    GitHubApi(RemoteHttp http, RateGovernor governor, Connection connection, Supplier<String> token, boolean backfill) {
        this.http = new GovernedHttp(http, governor, backfill, GitHubFaults.PATIENCE, GitHubFaults::patience);
        this.connection = connection;
        this.token = token;
    }

    static Map<String, String> headers(String token) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        headers.put("Authorization", "Bearer " + token);
        return headers;
    }

    RemoteJson get(String path) {
        return read(new Ask("GET", uri(path), headers(token.get()), null), RemoteJson::parse);
    }

    <T> T get(String path, Function<RemoteJson, T> translate) {
        return read(
                new Ask("GET", uri(path), headers(token.get()), null), body -> translate.apply(RemoteJson.parse(body)));
    }

    /** A whole answer, 304 included. */
    Answer page(String path, @Nullable String etag) {
        var headers = headers(token.get());
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        return send(new Ask("GET", uri(path), headers, null), Cost.READ);
    }

    /** All pages of a list. */
    <T> List<T> list(String path, Function<RemoteJson, T> translate) {
        var all = new ArrayList<T>();
        for (int page = 1; page <= MAX_LIST_PAGES; page++) {
            var answer = page(path + "&page=" + page, null);
            List<T> items = translated(
                    answer,
                    false,
                    text -> RemoteJson.parse(text).items().stream()
                            .map(translate)
                            .toList());
            all.addAll(items);
            if (!GitHubWalk.hasNext(answer, items.size())) {
                return all;
            }
        }
        throw new ConnectorException(
                new Malformed("GitHub's list does not end after " + MAX_LIST_PAGES + " pages.", false));
    }

    <T> T write(String method, String path, Map<String, ?> body, Cost cost, Function<RemoteJson, T> translate) {
        var ask = new Ask(method, uri(path), headers(token.get()), Json.write(body));
        var answer = send(ask, cost);
        return translated(answer, true, text -> translate.apply(RemoteJson.parse(text)));
    }

    void delete(String path) {
        send(new Ask("DELETE", uri(path), headers(token.get()), null), Cost.WRITE);
    }

    private <T> T read(Ask ask, Function<String, T> translate) {
        return translated(send(ask, Cost.READ), false, translate);
    }

    /** What does not parse is the tracker's fault, whoever finds it. */
    static <T> T translated(Answer answer, boolean written, Function<String, T> translate) {
        try {
            return translate.apply(answer.body());
        } catch (RemoteJson.NotAsPromised broken) {
            throw new ConnectorException(
                    new Malformed("GitHub's answer cannot be used: " + broken.getMessage() + ".", written), broken);
        }
    }

    private URI uri(String path) {
        return URI.create(connection.baseUrl() + path);
    }

    private Answer send(Ask ask, Cost cost) {
        var answer = http.send(ask, cost);
        var moved = GitHubFaults.redirect(ask, answer);
        if (moved != null) {
            answer = http.send(ask.to(moved), cost);
        }
        var fault = GitHubFaults.of(ask, answer);
        if (fault != null) {
            throw new ConnectorException(fault);
        }
        return answer;
    }
}
