package dev.lockstep.notify;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code notification_setting}: what people said that differs from what is usual, or does not. */
final class Settings {
    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Over which channels the person wants to be told of each kind. */
    Map<Kind, Set<Channel>> of(UUID person) {
        Map<Kind, Set<Channel>> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, kind.usual());
        }
        jdbc.sql("select kind, channel, wanted from notification_setting where person_id = ?")
                .param(person.toString())
                .query(row -> {
                    var kind = Kind.of(row.getString("kind"));
                    var channel = Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT));
                    var channels = all.getOrDefault(kind, Set.of());
                    if (row.getInt("wanted") == 1) {
                        channels.add(channel);
                    } else {
                        channels.remove(channel);
                    }
                });
        return all;
    }

    void want(UUID person, Kind kind, Channel channel, boolean wanted) {
        jdbc.sql("""
                insert into notification_setting (person_id, kind, channel, wanted) values (?, ?, ?, ?)
                on conflict (person_id, kind, channel) do update set wanted = excluded.wanted
                """)
                .params(person.toString(), kind.word(), channel.word(), wanted ? 1 : 0)
                .update();
    }
}
