package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.rest.NumberedPage;
import dev.lockstep.api.rest.Page;
import dev.lockstep.base.Slice;
import dev.lockstep.member.Members;
import dev.lockstep.member.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Projects by cursor or by page: one's own, for administrators all. */
@Component
class ProjectList {
    private final Members members;

    ProjectList(Members members) {
        this.members = members;
    }

    /**
     * One page.
     *
     * @param next continues a list by cursor; null at its end and for lists by page
     * @param page which page it is, null for lists by cursor; the last one where a later one was asked for
     * @param pages how many there are
     * @param total how many projects there are
     */
    record Listed(
            List<ProjectView> items,
            @Nullable String next,
            @Nullable Long page,
            @Nullable Long pages,
            @Nullable Long total) {}

    /** Part of the name, in any case; archived ones instead of the others. */
    record Query(@Nullable String name, @Nullable Boolean archived) {
        Wanted by(Visitor visitor) {
            var person = visitor.person();
            return new Wanted(
                    person == null ? null : person.id(),
                    visitor.admin(),
                    name == null ? "" : name,
                    Boolean.TRUE.equals(archived));
        }
    }

    ResponseEntity<Listed> by(Visitor visitor, Query query, int limit, @Nullable String cursor, @Nullable Long page) {
        var wanted = query.by(visitor);
        if (page != null) {
            return ResponseEntity.ok(paged(wanted, limit, page));
        }
        Slice<ProjectView> slice = members.projects(wanted, limit, cursor).map(ProjectView::of);
        return ResponseEntity.ok()
                .headers(Page.of(slice).getHeaders())
                .body(new Listed(slice.items(), slice.next(), null, null, null));
    }

    private Listed paged(Wanted wanted, int limit, long asked) {
        var at = NumberedPage.of(asked, members.countProjects(wanted), limit);
        var items = members.projects(wanted, limit, at.offset()).stream()
                .map(ProjectView::of)
                .toList();
        return new Listed(items, null, at.page(), at.pages(), at.total());
    }
}
