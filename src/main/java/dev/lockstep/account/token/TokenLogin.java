package dev.lockstep.account.token;

import dev.lockstep.account.Person;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Logins of programs: an access token for a quarter of an hour, and a refresh token that is another after each use. */
@Component
public class TokenLogin {
    public static final Duration ACCESS_LIFE = AccessTokens.LIFE;
    private static final Duration DEVELOPMENT_LIFE = Duration.ofHours(12);
    private static final String DEVELOPMENT_AUDIENCE = "backend";
    public static final Duration REFRESH_LIFE = Families.LIFE;

    private final AccessTokens tokens;
    private final Families families;
    private final InstantSource clock;

    TokenLogin(AccessTokens tokens, Families families, InstantSource clock) {
        this.tokens = tokens;
        this.families = families;
        this.clock = clock;
    }

    public record Pair(Secret access, Secret refresh) {}

    /** Whose token it is, as the person is now, and which login. */
    public record Holder(Person person, UUID family) {}

    /** @param person has just proved who he or she is */
    public Pair begin(Person person) {
        return pair(families.begin(person.id()));
    }

    /** Nobody has proved anything: for a door that is there in development alone. System G's clients look for its audience. */
    public Secret forDevelopment(Person person) {
        var turn = families.begin(person.id());
        return tokens.of(
                turn.person(), turn.family(), DEVELOPMENT_LIFE, List.of(AccessTokens.AUDIENCE, DEVELOPMENT_AUDIENCE));
    }

    /** @throws Refused when it does not hold; one that was used before ends its login */
    public Pair refresh(@Nullable String refresh) {
        return Optional.ofNullable(refresh)
                .flatMap(families::turn)
                .map(this::pair)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNAUTHENTICATED,
                        "refresh_refused",
                        null,
                        "This login is over, or its refresh token was used before. Log in again."));
    }

    public Optional<Holder> holder(String access) {
        return tokens.family(access)
                .flatMap(family -> families.holder(family).map(person -> new Holder(person, family)));
    }

    /** Whose login a refresh token was part of, also when it has ended. */
    public Optional<Person> owner(String refresh) {
        return families.owner(refresh);
    }

    public void end(UUID family) {
        families.end(family, clock.instant());
    }

    /** Ends the login that a refresh token belongs to. */
    public void end(String refresh) {
        families.of(refresh).ifPresent(this::end);
    }

    private Pair pair(Families.Turn turn) {
        return new Pair(tokens.of(turn.person(), turn.family()), turn.refresh());
    }
}
