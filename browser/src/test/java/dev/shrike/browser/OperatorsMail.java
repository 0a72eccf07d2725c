package dev.shrike.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** The mail server of those who are told of alerts. */
final class OperatorsMail implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    OperatorsMail() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Subjects of the mails about an alert, in the order of their arrival. */
    List<String> about(String alert) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            if (message.getSubject().contains(alert)) {
                subjects.add(message.getSubject());
            }
        }
        return subjects;
    }

    @Override
    public void close() {
        server.stop();
    }
}
