package dev.lockstep.api.people;

import dev.lockstep.account.login.Identity;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.ApiTokens.ApiToken;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own tokens for programs. A token makes no tokens. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/people/me/tokens")
class ApiTokensController {
    private static final int USUAL_DAYS = 90;
    private static final int MAX_DAYS = 365;

    private final ApiTokens tokens;

    ApiTokensController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    TokenList listTokens(@AuthenticationPrincipal Visitor visitor) {
        return new TokenList(
                tokens.list(visitor.inPerson().id()).stream().map(TokenView::of).toList());
    }

    /** {@code scopes}: {@code read}, {@code write}, {@code admin}; {@code expiresInDays}: 1 to 365, 90 unless said. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeToken makeToken(@AuthenticationPrincipal Visitor visitor, @RequestBody NewToken body) {
        var person = visitor.inPerson();
        int days = body.expiresInDays() == null ? USUAL_DAYS : body.expiresInDays();
        if (days < 1 || days > MAX_DAYS) {
            throw Refused.invalid(
                    "expiry_out_of_range", "expiresInDays", "expiresInDays must be from 1 to " + MAX_DAYS + ".");
        }
        var made = tokens.make(person, Identity.name(body.name()), scopes(body.scopes()), Duration.ofDays(days));
        return new MadeToken(made.secret().reveal(), TokenView.of(made.token()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteToken(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        tokens.delete(visitor.inPerson().id(), id);
    }

    private static Set<Scope> scopes(@Nullable List<String> words) {
        if (words == null || words.isEmpty()) {
            throw Refused.invalid("field_missing", "scopes", "scopes is required: some of read, write, admin.");
        }
        var scopes = new TreeSet<Scope>();
        words.forEach(word -> scopes.add(Words.read(Scope.class, word, "scopes")));
        return scopes;
    }

    record NewToken(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Integer expiresInDays) {}

    record TokenList(List<TokenView> items) {}

    /** @param token shown this once */
    record MadeToken(String token, TokenView about) {}

    record TokenView(UUID id, String name, List<String> scopes, Instant createdAt, Instant expiresAt) {
        static TokenView of(ApiToken token) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.scopes().stream().map(Words::of).toList(),
                    token.createdAt(),
                    token.expiresAt());
        }
    }
}
