package dev.lockstep.connector.plane;

import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members and labels of a project: the first {@value #MOST_PAGES} pages of a hundred. */
final class PlaneNames {
    private static final int MOST_PAGES = 5;

    private PlaneNames() {}

    static Names members(PlaneApi api, PlaneProject project) {
        return list(api, project.path() + "members/?", member -> {
            var id = member.text("id");
            var shown = member.textOrNull("display_name");
            return new Called(id, shown == null || shown.isBlank() ? id : RemoteText.clean(shown));
        });
    }

    static Names labels(PlaneApi api, PlaneProject project) {
        return list(api, project.path() + "labels/?", label -> Called.plain(RemoteText.clean(label.text("name"))));
    }

    private static Names list(PlaneApi api, String path, Function<RemoteJson, Called> translate) {
        var names = new ArrayList<Called>();
        @Nullable String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var read = PlanePages.read(api, path, cursor, translate);
            names.addAll(read.items());
            cursor = read.next();
            if (cursor == null) {
                return Names.of(names, false);
            }
        }
        return Names.of(names, true);
    }
}
