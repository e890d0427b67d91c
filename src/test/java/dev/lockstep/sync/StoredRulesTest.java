package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.Walk;
import dev.lockstep.sync.restore.Mark;
import dev.lockstep.terms.Switches;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What the tables refuse, and what their statements promise, on the real database. */
class StoredRulesTest {
    private static final RemoteRef THERE = new RemoteRef("r1", "1");

    private SyncWorld world;
    private StoredTwins twins;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        twins = world.twins;
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Twin reserved(UUID hubId) {
        return world.db.database().write(() -> twins.reserve(world.linkId, Twin.Kind.ISSUE, hubId, null, THERE, false));
    }

    private void write(Runnable unit) {
        world.db.database().write(unit);
    }

    private static Twin linked(Twin twin) {
        return twin.linked(THERE, "https://tracker.test/1", Base.EMPTY, SyncWorld.START);
    }

    @Test
    void aRemoteRecordHasOnePlaceInTheHub() {
        reserved(UUID.randomUUID());
        assertThatThrownBy(() -> reserved(UUID.randomUUID())).isInstanceOf(DataAccessException.class);
    }

    @Test
    void theSameRemoteIdOnAnotherLinkIsAnotherRecord() {
        reserved(UUID.randomUUID());
        world.linkId = world.link(true, true);
        reserved(UUID.randomUUID());
        assertThat(twins.findRemote(world.linkId, Twin.Kind.ISSUE, "r1")).isPresent();
    }

    @Test
    void savingAHubRecordAgainReplacesWhatWasKnownOfIt() {
        var twin = reserved(UUID.randomUUID());
        write(() -> twins.save(linked(twin)));
        assertThat(twins.of(twin.hubId())).hasSize(1);
        assertThat(twins.of(twin.hubId()).getFirst()).isEqualTo(linked(twin));
    }

    @Test
    void aLinkedTwinNeedsItsRemoteRecordAndACommentItsIssue() {
        var nowhere = Twin.unborn(world.linkId, Twin.Kind.ISSUE, UUID.randomUUID(), null)
                .with(Twin.Status.LINKED);
        assertThatThrownBy(() -> write(() -> twins.save(nowhere))).isInstanceOf(DataAccessException.class);
        var orphan = Twin.unborn(world.linkId, Twin.Kind.COMMENT, UUID.randomUUID(), null);
        assertThatThrownBy(() -> write(() -> twins.save(orphan))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void claimingGivesUpThePlaceThatWasReservedForTheSameRecord() {
        var place = reserved(UUID.randomUUID());
        var own = linked(Twin.unborn(world.linkId, Twin.Kind.ISSUE, UUID.randomUUID(), null));
        var givenUp = world.db.database().write(() -> twins.claim(own));
        assertThat(givenUp).containsExactly(place.hubId());
        assertThat(world.db.database().write(() -> twins.staying(place)).hubId())
                .isEqualTo(own.hubId());
        assertThat(twins.of(place.hubId())).isEmpty();
        assertThat(twins.findRemote(world.linkId, Twin.Kind.ISSUE, "r1"))
                .get()
                .extracting(Twin::hubId)
                .isEqualTo(own.hubId());
    }

    @Test
    void claimingNeverTakesARecordThatHasItsTwin() {
        var twin = reserved(UUID.randomUUID());
        write(() -> twins.save(linked(twin)));
        var other = linked(Twin.unborn(world.linkId, Twin.Kind.ISSUE, UUID.randomUUID(), null));
        assertThatThrownBy(() -> write(() -> twins.claim(other))).isInstanceOf(DataAccessException.class);
        assertThat(twins.of(twin.hubId())).hasSize(1);
    }

    @Test
    void onlyAPlaceThatIsReservedCanBeForgotten() {
        var twin = reserved(UUID.randomUUID());
        write(() -> twins.save(linked(twin)));
        write(() -> twins.forget(twin));
        assertThat(twins.of(twin.hubId())).hasSize(1);
    }

    @Test
    void forgettingAPlaceForgetsTheCommentsHeardOfUnderIt() {
        var issue = reserved(UUID.randomUUID());
        var comment = UUID.randomUUID();
        write(() -> twins.reserve(
                world.linkId, Twin.Kind.COMMENT, comment, issue.hubId(), new RemoteRef("c1", "c1"), false));
        write(() -> twins.forgetAll(issue));
        assertThat(twins.of(issue.hubId())).isEmpty();
        assertThat(twins.of(comment)).isEmpty();
    }

    private Intents.Intent intent(UUID hubId, Instant settles) {
        return new Intents.Intent(
                UUID.randomUUID(),
                world.linkId,
                Twin.Kind.ISSUE,
                hubId,
                null,
                "{}",
                SyncWorld.START,
                settles,
                true,
                false);
    }

    @Test
    void aRecordHasOneOpenIntentOnALink() {
        var hubId = UUID.randomUUID();
        write(() -> world.intents.save(intent(hubId, SyncWorld.START)));
        assertThatThrownBy(() -> write(() -> world.intents.save(intent(hubId, SyncWorld.START))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anIntentThatIsDoneStillKnowsItsOwnCreateButIsNotOpen() {
        var intent = intent(UUID.randomUUID(), SyncWorld.START);
        write(() -> world.intents.save(intent));
        write(() -> world.intents.done(intent));
        assertThat(world.intents.open(world.linkId, Twin.Kind.ISSUE, intent.hubId()))
                .isEmpty();
        assertThat(world.intents.ownCreate(world.linkId, intent.mark())).isPresent();
        assertThat(world.intents.ownCreate(UUID.randomUUID(), intent.mark())).isEmpty();
    }

    @Test
    void whatWasMadeForAnotherLinkIsKnownByItsIntentItsMarkOrItsTwin() {
        var maker = world.link();
        var twin = reserved(UUID.randomUUID());
        var intent = intent(twin.hubId(), SyncWorld.START);
        String mark = intent.mark();
        String ofNoLink = new Mark(intent.id(), intent.hubId(), UUID.randomUUID()).text();
        write(() -> world.intents.save(intent));
        var other = world.links.create(new Links.NewLink(
                world.projectId, UUID.randomUUID(), maker.container(), true, true, false, null, Switches.ALL_ON));
        assertThat(world.intents.madeForAnother(other, ofNoLink, "not heard of yet"))
                .isTrue();
        write(() -> twins.save(linked(twin)));
        write(() -> world.intents.done(intent));
        assertThat(world.db.database().write(() -> world.intents.prune(SyncWorld.START.plusSeconds(1), 10)))
                .isOne();
        assertThat(world.intents.madeForAnother(other, ofNoLink, "r1")).isTrue();
        assertThat(world.intents.madeForAnother(other, ofNoLink, "r2")).isFalse();
        assertThat(world.intents.madeForAnother(other, mark, "r2")).isTrue();
        assertThat(world.intents.madeForAnother(other, null, "r1")).isFalse();
        assertThat(world.intents.madeForAnother(maker, mark, "r1")).isFalse();
    }

    @Test
    void aCandidateIsFoundByTitleAndTextHoweverTheyAreSpelt() {
        var issue = world.tracker.stands("title ", "text\r\nmore ", SyncWorld.START);
        write(() -> world.candidates.keep(world.linkId, issue));
        write(() -> world.candidates.keep(world.linkId, issue));
        assertThat(world.candidates.count(world.linkId)).isOne();
        assertThat(world.candidates.match(world.linkId, world.written("title", "text\nmore")))
                .contains(issue);
        assertThat(world.candidates.match(world.linkId, world.written("title", "other")))
                .isEmpty();
        write(() -> world.candidates.release(world.linkId, issue.ref().id()));
        assertThat(world.candidates.holds(world.linkId, issue.ref().id())).isFalse();
    }

    @Test
    void aJobThatHasEndedSaysNoMore() {
        var job = world.jobs.start(world.linkId).job();
        world.jobs.complete(job, "In step");
        world.jobs.say(job, "Sending what is new"); // by a node that stood still
        assertThat(world.jobs.find(job.id()).orElseThrow().message()).isEqualTo("In step");
    }

    @Test
    void aCursorNeverGoesBack() {
        write(() -> world.cursors.issues(world.linkId, "2026-02-02T00:00:00Z", "etag-2"));
        write(() -> world.cursors.issues(world.linkId, "2026-02-01T00:00:00Z", "etag-1"));
        assertThat(world.cursors.issues(world.linkId)).isEqualTo(Walk.Position.after("2026-02-02T00:00:00Z", "etag-2"));
        assertThat(world.cursors.comments(world.linkId)).isEqualTo(Walk.Position.after("", null));
    }

    @Test
    void aCursorWithinTheNextSecondIsNotTakenForAnOlderOne() {
        write(() -> world.cursors.issues(world.linkId, "2026-02-02T00:00:00Z", null));
        write(() -> world.cursors.issues(world.linkId, "2026-02-02T00:00:00.500Z", null));
        assertThat(world.cursors.issues(world.linkId).cursor()).isEqualTo("2026-02-02T00:00:00.500Z");
        write(() -> world.cursors.issues(world.linkId, "2026-02-02T00:00:00Z", null));
        assertThat(world.cursors.issues(world.linkId).cursor()).isEqualTo("2026-02-02T00:00:00.500Z");
    }

    @Test
    void aRemovedLinkTakesItsTwinsAndIntentsAlong() {
        var twin = reserved(UUID.randomUUID());
        var intent = intent(twin.hubId(), SyncWorld.START);
        write(() -> world.intents.save(intent));
        world.links.delete(world.linkId);
        assertThat(twins.of(twin.hubId())).isEmpty();
        assertThat(world.intents.ownCreate(world.linkId, intent.mark())).isEmpty();
    }

    @Test
    void aContainerIsLinkedOnceOverAConnection() {
        var again = new Links.NewLink(
                world.projectId,
                world.connection.id(),
                world.link().container(),
                true,
                true,
                false,
                null,
                Switches.ALL_ON);
        assertThatThrownBy(() -> world.links.create(again))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("container_linked"));
    }

    @Test
    void aChangeOfALinkIsSeenAtOnce() {
        assertThat(world.link().outgoing()).isTrue();
        world.links.change(world.linkId, null, false, null);
        assertThat(world.link().outgoing()).isFalse();
    }

    @Test
    void aLinkThatWasRolledBackIsNotKnown() {
        assertThatThrownBy(() -> write(() -> {
                    world.link(true, true);
                    assertThat(world.links.all()).hasSize(2);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.links.all()).hasSize(1);
    }
}
