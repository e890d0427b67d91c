package dev.lockstep.api.work;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.login.Lookup;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.work.MembersController.Invitation;
import dev.lockstep.base.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom an invitation means. */
@Component
class Invitee {
    private final People people;
    private final Lookup lookup;

    Invitee(People people, Lookup lookup) {
        this.people = people;
        this.lookup = lookup;
    }

    /** @param address from where it was asked */
    Person named(Invitation wanted, Visitor visitor, String address) {
        if (Stream.of(wanted.personId(), wanted.email(), wanted.name())
                        .filter(each -> each != null)
                        .count()
                != 1) {
            throw Refused.invalid("choice_missing", "personId", "Name one of personId, email and name.");
        }
        if (wanted.personId() != null) {
            return active(people.find(wanted.personId()), "personId", "No account that can log in has this id.");
        }
        if (wanted.email() != null) {
            var asker =
                    visitor.person() == null ? "admin" : visitor.person().id().toString();
            return active(
                    lookup.byEmail(wanted.email().strip(), asker, address),
                    "email",
                    "No account that can log in has this address. An administrator can invite to the hub.");
        }
        var name = wanted.name() == null ? "" : wanted.name().strip();
        var called = people.called(name);
        if (called.size() > 1) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "name_ambiguous",
                    "name",
                    "Several people are called so. Take the personId from GET /api/v1/people.");
        }
        return active(called.stream().findFirst(), "name", "Nobody who can log in is called so.");
    }

    private static Person active(Optional<Person> found, String field, String complaint) {
        return found.filter(Person::active).orElseThrow(() -> Refused.invalid("person_unknown", field, complaint));
    }
}
