package dev.lockstep.sync;

import dev.lockstep.base.Slice;
import dev.lockstep.connector.Container;
import dev.lockstep.issue.Author;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored links. Thread-safe; methods that write open their own unit of work or join the caller's. */
public interface Links {
    /** @throws dev.lockstep.base.Refused when the container is already linked or a named thing does not exist */
    Link create(NewLink link);

    Optional<Link> find(UUID id);

    Optional<Link> findByContainer(UUID connectionId, Container container);

    List<Link> ofProject(UUID projectId);

    /** All, oldest first. */
    List<Link> all();

    /** Where a link leads or led; also of containers that were only told of. */
    Optional<Address> address(UUID linkId);

    /** Null members stay as they are. */
    Link change(UUID id, @Nullable Boolean incoming, @Nullable Boolean outgoing, @Nullable String doneState);

    /** What goes out from now on. What waited for that is sent; nothing that changed meanwhile is lost. */
    Link send(UUID id, Switches switches);

    /**
     * Its tracker calls something else from now on, inside the unit of work that says so: the pairs that it concerns are
     * looked at again.
     *
     * @param everywhere on the other links of its project too
     */
    void reworded(UUID id, boolean everywhere);

    /** Whether changes that the tracker cannot express are told there in a comment from now on. */
    Link tell(UUID id, boolean on);

    /** Null members stay as they are. */
    Link tune(UUID id, Tuning tuning);

    /** Whether records that the connection's account makes for somebody else say so from now on. */
    Link attribute(UUID id, boolean on);

    void pause(UUID id, String reason, Author by);

    void resume(UUID id);

    /** Unlinks: its operations are disabled, the hub's records stay. */
    void delete(UUID id);

    /** What stood there before the link and matches nothing in the hub; by title. */
    Slice<OnlyHere> onlyHere(UUID linkId, int limit, @Nullable String cursor);

    long countOnlyHere(UUID linkId);

    /** A person lets what is only there come in, and from there go out. */
    Link approve(UUID linkId);

    record NewLink(
            UUID projectId,
            UUID connectionId,
            Container container,
            boolean incoming,
            boolean outgoing,
            boolean includePullRequests,
            @Nullable String doneState,
            Switches switches) {}

    /**
     * @param maxMutations changes that one cycle may write there unasked, 0 for any number
     * @param deletions holds for what is deleted in the hub from then on
     * @param intake to be given when the link is made
     */
    record Tuning(
            @Nullable Integer maxMutations,
            @Nullable WhenDeleted whenDeleted,
            Deletions.@Nullable Policy deletions,
            @Nullable Intake intake) {}

    record OnlyHere(String remoteId, String title, String url) {}
}
