package dev.lockstep.account.login;

import java.util.Properties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {
    static final String FOLDER = "mail";

    /** Over the server that LOCKSTEP_SMTP_HOST names, else into files. Decided here, at run time: Spring's own part is one by condition. */
    @Bean
    Mailer mailer(MailProperties server, LoginSettings settings) {
        return server.getHost() == null
                ? new FileMailer(settings.dataDir().resolve(FOLDER))
                : new SmtpMailer(sender(server), settings.mailFrom());
    }

    private static JavaMailSender sender(MailProperties server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.getHost());
        if (server.getPort() != null) {
            sender.setPort(server.getPort());
        }
        sender.setUsername(server.getUsername());
        sender.setPassword(server.getPassword());
        sender.setProtocol(server.getProtocol());
        sender.setDefaultEncoding(server.getDefaultEncoding().name());
        var properties = new Properties();
        properties.putAll(server.getProperties());
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
