package dev.lockstep.doctor;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server: reached and entered as when something is mailed; nothing is. */
final class MailLook implements Look {
    private static final int USUAL_PORT = 587;
    private static final String PATIENCE_MS = "5000";

    private final Setup setup;

    MailLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "mail";
    }

    @Override
    public List<Finding> findings() {
        var host = setup.get("spring.mail.host");
        if (host == null) {
            return List.of(
                    Finding.notChecked(area(), "server", "None is named (LOCKSTEP_SMTP_HOST), so nothing is mailed."));
        }
        try {
            sender(host).testConnection();
            return List.of(Finding.ok(area(), host, "It answers and lets Lockstep in."));
        } catch (AuthenticationFailedException refused) {
            return List.of(Finding.failed(
                    area(), host, "It refuses the login; check LOCKSTEP_SMTP_USER and LOCKSTEP_SMTP_PASSWORD."));
        } catch (MessagingException failure) {
            return List.of(Finding.failed(
                    area(),
                    host,
                    "It cannot be used (" + failure.getMessage() + "); check LOCKSTEP_SMTP_HOST, LOCKSTEP_SMTP_PORT and"
                            + " LOCKSTEP_SMTP_TLS."));
        }
    }

    private JavaMailSenderImpl sender(String host) {
        var sender = new JavaMailSenderImpl();
        var user = setup.get("spring.mail.username");
        sender.setHost(host);
        sender.setPort(Integer.parseInt(setup.get("spring.mail.port", String.valueOf(USUAL_PORT))));
        if (user != null) {
            sender.setUsername(user);
            sender.setPassword(setup.get("spring.mail.password", ""));
        }
        var properties = new Properties();
        var tls = setup.get("spring.mail.properties.mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(user != null));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", tls);
        List.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(each -> properties.setProperty("mail.smtp." + each, PATIENCE_MS));
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
