package dev.lockstep.sync;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which links' pairs are to be gone through because their terms were changed, and how far that has come. */
@Component
final class Revisions {
    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param asked how often it was asked for; asked again, it begins anew
     * @param position the twin that was looked at last
     */
    record Revision(UUID linkId, long asked, String position) {}

    /** Inside a unit of work. */
    void want(UUID linkId) {
        jdbc.sql("""
                insert into link_revision (link_id, asked, position) values (?, 1, '')
                on conflict (link_id) do update set asked = link_revision.asked + 1, position = ''
                """).param(linkId.toString()).update();
    }

    List<Revision> open() {
        return jdbc.sql("select * from link_revision order by link_id")
                .query((row, number) ->
                        new Revision(Rows.id(row, "link_id"), row.getLong("asked"), row.getString("position")))
                .list();
    }

    /** Inside a unit of work; false when it was asked for again since, or another did this part. */
    boolean move(Revision from, String position) {
        return jdbc.sql("update link_revision set position = ? where link_id = ? and asked = ? and position = ?")
                        .params(position, from.linkId().toString(), from.asked(), from.position())
                        .update()
                == 1;
    }

    boolean done(Revision last) {
        return jdbc.sql("delete from link_revision where link_id = ? and asked = ? and position = ?")
                        .params(last.linkId().toString(), last.asked(), last.position())
                        .update()
                == 1;
    }
}
