package dev.lockstep.api.dev;

import dev.lockstep.api.port.SideDoor;
import dev.lockstep.api.port.SidePort;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The login for development, as system G's clients and documents know it. */
@Component
class DevDoor implements SideDoor, ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DevDoor.class);

    private final DevLogin login;
    private final DevSettings settings;

    DevDoor(DevLogin login, DevSettings settings) {
        this.login = login;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.login()) {
            LOG.warn(
                    "LOCKSTEP_DEV_LOGIN is on: whoever uses this machine makes accounts, administrators too, and logs in as"
                            + " anybody. Never let it run where others work.");
        }
    }

    @Override
    public SidePort port() {
        return SidePort.DEVELOPMENT;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            switch (request.getMethod() + " " + request.getRequestURI()) {
                case "GET /" -> page(response);
                case "GET /token" -> token(request, response);
                case "POST /newUser" -> plain(response, 200, made(request));
                default -> plain(response, 404, "Here are GET /, GET /token and POST /newUser.");
            }
        } catch (Refused refused) {
            var message = refused.getMessage();
            plain(response, refused.kind() == Refused.Kind.CONFLICT ? 409 : 400, message == null ? "" : message);
        }
    }

    private String made(HttpServletRequest request) {
        var wanted = new DevLogin.NewUser(
                request.getParameter("username"),
                request.getParameter("displayName"),
                request.getParameter("email"),
                "true".equals(request.getParameter("isAdmin")));
        return login.make(wanted).id().toString();
    }

    private void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var username = orNull(request.getParameter("username"));
        var id = orNull(request.getParameter("id"));
        if ((username == null) == (id == null)) {
            plain(response, 400, "Give username or id, and not both.");
            return;
        }
        var token = login.token(username, id);
        if (token.isEmpty()) {
            plain(response, 404, "There is nobody of this name or id.");
        } else {
            plain(response, 200, token.get().reveal());
        }
    }

    private static @Nullable String orNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static void page(HttpServletResponse response) throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.setContentType("text/html;charset=utf-8");
        try (var html = new ClassPathResource("pages/dev-login.html").getInputStream()) {
            html.transferTo(response.getOutputStream());
        }
    }

    private static void plain(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().print(text);
    }
}
