package dev.lockstep.connector.plane;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;

/** The two halves of a container's path. */
record PlaneProject(String workspace, String project) {
    static PlaneProject of(Container container) {
        if (!container.path().matches("[A-Za-z0-9_-]{1,100}/[A-Za-z0-9-]{1,100}")) {
            throw new ConnectorException(
                    new ConnectorFault.Invalid("A Plane project is named as workspace-slug/project-id.", "container"));
        }
        var parts = container.path().split("/", 2);
        return new PlaneProject(parts[0], parts[1]);
    }

    String path() {
        return "/workspaces/" + workspace + "/projects/" + project + "/";
    }
}
