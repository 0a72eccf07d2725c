package dev.shrike.notifier.mail;

import dev.shrike.notifier.mail.Delivery.Failed;
import dev.shrike.notifier.mail.Delivery.Sent;
import dev.shrike.notifier.mail.Delivery.Unreachable;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.mail.SendFailedException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailValidationException;
import org.simplejavamail.mailer.MailerBuilder;

/** Hands mail to the mail server. Thread-safe; a call ends within seven replies' timeouts. */
@Singleton
class SmtpSession {
    private static final int DEEPEST_CAUSE = 10;

    private final Mailer mailer;
    private final String from;

    SmtpSession(SmtpSettings settings) {
        this.from = settings.from();
        this.mailer = MailerBuilder.withSMTPServer(
                        settings.host(), settings.port(), settings.username(), settings.password())
                .withTransportStrategy(settings.tls() ? TransportStrategy.SMTP_TLS : TransportStrategy.SMTP)
                .withSessionTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .buildMailer();
    }

    /** Sends a mail to an address, under a Message-ID that is the same at every attempt; a header names the trace of this thread. */
    Delivery send(MailRow mail, String address) {
        try {
            mailer.sendMail(email(mail, address), false).join();
            return new Sent();
        } catch (MailValidationException | IllegalArgumentException e) {
            return new Failed("the address is not one");
        } catch (MailException | CompletionException e) {
            return refused(e) ? new Failed("the mail server refuses the address") : unreachable(e);
        }
    }

    private Email email(MailRow mail, String address) {
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .from("Shrike", from)
                .to(address)
                .withSubject(mail.subject())
                .withPlainText(mail.text())
                .fixingMessageId("<" + mail.id() + "@shrike>")
                .withHeader("Auto-Submitted", "auto-generated");
        Traceparent.current().ifPresent(trace -> email.withHeader(EventHeaders.TRACEPARENT, trace));
        return email.buildEmail();
    }

    /** Messages of mail exceptions name addresses: only their class is passed on. */
    private static Unreachable unreachable(Throwable fault) {
        return new Unreachable(causes(fault)
                .reduce((outer, inner) -> inner)
                .orElse(fault)
                .getClass()
                .getName());
    }

    private static boolean refused(Throwable fault) {
        return causes(fault)
                .anyMatch(cause -> cause instanceof SendFailedException refusal
                        && refusal.getInvalidAddresses() != null
                        && refusal.getInvalidAddresses().length > 0);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    @PreDestroy
    void close() throws Exception {
        mailer.close();
    }
}
