package dev.shrike.standalone.system;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads what a mail catcher keeps, as a mail program would. */
final class Mailbox {
    private static final String TIMEOUT_MILLIS = "10000";

    private Mailbox() {}

    /** Copies of all messages to an address. */
    static List<MimeMessage> read(URI imap, String address) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.timeout", TIMEOUT_MILLIS);
        List<MimeMessage> copies = new ArrayList<>();
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(imap.getHost(), imap.getPort(), address, "any");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    copies.add(new MimeMessage((MimeMessage) message));
                }
            }
        }
        return List.copyOf(copies);
    }
}
