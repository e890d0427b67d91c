package dev.lockstep.account.login;

/** Sends mail to people; over SMTP, or into files where no server is set. Blocks; never inside a unit of work. */
public interface Mailer {
    /**
     * Hands one mail on.
     *
     * @param text plain, with LF line ends
     * @throws java.io.UncheckedIOException or a {@code MailException} when it could not be handed on
     */
    void send(String to, String subject, String text);
}
