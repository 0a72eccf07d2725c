package dev.shrike.admin.alert.tell;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Mail to operators, directly and not by notifier, which needs NATS. Thread-safe. */
@Singleton
final class MailChannel implements Channel {
    private final AlertMailSettings settings;
    private final Mailer mailer;

    MailChannel(AlertMailSettings settings) {
        this.settings = settings;
        this.mailer = MailerBuilder.withSMTPServer(
                        settings.host(), settings.port(), settings.username(), settings.password())
                .withTransportStrategy(settings.tls() ? TransportStrategy.SMTP_TLS : TransportStrategy.SMTP)
                .withSessionTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .buildMailer();
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean open() {
        return !settings.to().isEmpty();
    }

    @Override
    public void tell(Message message) {
        try {
            mailer.sendMail(email(message), false).join();
        } catch (MailException | CompletionException e) { // their texts name addresses
            throw new UntoldException(
                    "the mail server did not take it: " + root(e).getClass().getName());
        }
    }

    private Email email(Message message) {
        return EmailBuilder.startingBlank()
                .from("Shrike", settings.from())
                .toMultiple(settings.to())
                .withSubject(NoticeText.subject(message))
                .withPlainText(NoticeText.body(message))
                .fixingMessageId("<" + message.notice().id() + "@shrike>")
                .withHeader("Auto-Submitted", "auto-generated")
                .buildEmail();
    }

    private static Throwable root(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    @PreDestroy
    void close() throws Exception {
        mailer.close();
    }
}
