package dev.lockstep.account.login;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    static final String FOLDER = "mail";

    /** Spring makes a sender when LOCKSTEP_SMTP_HOST is set. */
    @Bean
    Mailer mailer(ObjectProvider<JavaMailSender> smtp, LoginSettings settings) {
        var sender = smtp.getIfAvailable();
        return sender == null
                ? new FileMailer(settings.dataDir().resolve(FOLDER))
                : new SmtpMailer(sender, settings.mailFrom());
    }
}
