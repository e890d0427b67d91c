package dev.lockstep.account.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailTest {
    @Test
    void withoutAServerMailsAreFilesThatOnlyTheirOwnerMayRead(@TempDir Path folder) throws Exception {
        var mailer = new FileMailer(folder.resolve("mail"));
        for (int mail = 0; mail < 203; mail++) {
            mailer.send("ann@example.org", "Number " + mail, "A text\n");
        }
        try (var files = Files.list(folder.resolve("mail"))) {
            var mails = files.sorted().toList();
            assertThat(mails).as("the newest").hasSize(200);
            assertThat(mails.getLast()).hasContent("To: ann@example.org\nSubject: Number 202\n\nA text\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mails.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void withAServerTheyAreSent() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            new SmtpMailer(sender, "hub@example.test").send("ann@example.org", "Hello", "A link\n");
            assertThat(server.waitForIncomingEmail(60_000, 1)).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(GreenMailUtil.getBody(mail)).contains("A link");
            assertThat(mail.getFrom()[0]).hasToString("hub@example.test");
        } finally {
            server.stop();
        }
    }
}
