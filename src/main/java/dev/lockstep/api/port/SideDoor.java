package dev.lockstep.api.port;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers all requests of one side port, and none of any other. Called on the request's thread. */
public interface SideDoor {
    SidePort port();

    /** Only asked by whoever names this machine as it is called from itself. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
