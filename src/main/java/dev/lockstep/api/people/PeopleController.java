package dev.lockstep.api.people;

import dev.lockstep.account.People;
import dev.lockstep.account.login.Identity;
import dev.lockstep.account.login.Recovery;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.NumberedPage;
import dev.lockstep.api.rest.Page;
import dev.lockstep.base.Refused;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has an account. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/people")
class PeopleController {

    private final People people;
    private final Recovery recovery;
    private final InstantSource clock;

    PeopleController(People people, Recovery recovery, InstantSource clock) {
        this.people = people;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Newest first; by {@code cursor}, or by {@code page} (from 1), which is answered with the totals. */
    @GetMapping
    ResponseEntity<PeopleList> listPeople(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long page) {
        if (page != null) {
            return ResponseEntity.ok(page(visitor, name, Page.limit(limit), page));
        }
        var slice = Page.of(people.list(name, Page.limit(limit), cursor).map(person -> PersonView.of(person, visitor)));
        var body = slice.getBody();
        return ResponseEntity.ok()
                .headers(slice.getHeaders())
                .body(new PeopleList(
                        body == null ? List.of() : body.items(), body == null ? null : body.next(), null, null, null));
    }

    private PeopleList page(Visitor visitor, String name, int limit, long wanted) {
        var at = NumberedPage.of(wanted, people.count(name), limit);
        var items = people.list(name, limit, at.offset()).stream()
                .map(person -> PersonView.of(person, visitor))
                .toList();
        return new PeopleList(items, null, at.page(), at.pages(), at.total());
    }

    @GetMapping("/me")
    PersonView readMyself(@AuthenticationPrincipal Visitor visitor) {
        return PersonView.own(visitor.self());
    }

    @PatchMapping("/me")
    PersonView changeMyself(@AuthenticationPrincipal Visitor visitor, @RequestBody Profile body) {
        return PersonView.own(people.rename(visitor.self().id(), Identity.name(body.name()), clock.instant()));
    }

    @GetMapping("/{id}")
    PersonView readPerson(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return PersonView.of(people.find(id).orElseThrow(() -> Refused.notFound("person")), visitor);
    }

    /** By an administrator, or by the person himself or herself. Ends all sessions at once. */
    @PostMapping("/{id}/deactivate")
    PersonView deactivate(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        var self = visitor.person();
        if (self == null || !self.id().equals(id)) {
            visitor.mustBeAdmin();
        } else {
            visitor.inPerson();
        }
        return PersonView.of(recovery.activate(id, false), visitor);
    }

    @Access(Least.ADMINISTRATOR)
    @PostMapping("/{id}/activate")
    PersonView activate(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        visitor.mustBeAdmin();
        return PersonView.of(recovery.activate(id, true), visitor);
    }

    record Profile(@Nullable String name) {}

    /**
     * One page.
     *
     * @param next continues a list by cursor; null at its end and for lists by page
     * @param page which page it is, null for lists by cursor; the last one where a later one was asked for
     * @param pages how many there are
     * @param total how many people there are of this name
     */
    record PeopleList(
            List<PersonView> items,
            @Nullable String next,
            @Nullable Long page,
            @Nullable Long pages,
            @Nullable Long total) {}
}
