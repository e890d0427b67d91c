package dev.lockstep.account.openid;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Person.Credential;
import dev.lockstep.account.login.Identity;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets in whom the provider vouches for, or says why not; and connects who is signed in already. */
@Component
public class Entrance {
    private final OpenIdSettings settings;
    private final Database database;
    private final People people;
    private final OpenIdentities identities;
    private final InstantSource clock;

    Entrance(
            OpenIdSettings settings, Database database, People people, OpenIdentities identities, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.people = people;
        this.identities = identities;
        this.clock = clock;
    }

    public Person enter(Claims claims) {
        var owner = identities.owner(claims);
        var decision = owner.isPresent()
                ? Decision.of(claims, new Decision.Found(owner.get(), null, false), settings)
                : database.write(() -> decided(claims));
        return switch (decision) {
            case Decision.Enter(Person person) -> person;
            case Decision.Connect(Person person) -> person;
            case Decision.Register() -> identities.owner(claims).orElseThrow();
            case Decision.No(Refused refused) -> throw refused;
        };
    }

    /** Looked up again where nobody else does the same: two windows of a newcomer make one account. */
    private Decision decided(Claims claims) {
        database.alone("openid identities");
        var email = claims.email();
        var namesake = email == null
                ? Optional.<Person>empty()
                : people.credential(email).map(Credential::person);
        var found = new Decision.Found(identities.owner(claims).orElse(null), namesake.orElse(null), people.nobody());
        var decision = Decision.of(claims, found, settings);
        switch (decision) {
            case Decision.Connect(Person person) -> connect(person, claims);
            case Decision.Register() -> connect(registered(claims), claims);
            case Decision.Enter(Person known) -> {}
            case Decision.No(Refused refused) -> {}
        }
        return decision;
    }

    private Person registered(Claims claims) {
        var email = Objects.requireNonNull(claims.email());
        var person = new Person(Ids.next(), Identity.name(claims.name()), email, false, true, clock.instant());
        people.add(person, null);
        return person;
    }

    /** @param person who is signed in now */
    public void connect(Person person, Claims claims) {
        if (identities.connect(person.id(), claims)) {
            return;
        }
        var owner = identities.owner(claims);
        if (owner.isPresent() && owner.get().id().equals(person.id())) {
            return; // it was connected before
        }
        throw new Refused(
                Refused.Kind.CONFLICT,
                "openid_taken",
                null,
                owner.isPresent()
                        ? "This identity at " + settings.name() + " is connected with another account."
                        : "Your account is connected with another identity at " + settings.name()
                                + ". Disconnect that first.");
    }
}
