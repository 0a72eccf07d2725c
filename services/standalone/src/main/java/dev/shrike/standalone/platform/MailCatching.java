package dev.shrike.standalone.platform;

import java.util.concurrent.CountDownLatch;

/** The mail catcher as a process of its own, for where no mail is to leave: SMTP on port 1025, IMAP on 1143. */
public final class MailCatching {
    private static final int SMTP = 1025;
    private static final int IMAP = 1143;

    private MailCatching() {}

    /** Takes no arguments; runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        MailCatcher mail = MailCatcher.readable(SMTP, IMAP);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("mail-end").unstarted(mail::close));
        mail.start();
        new CountDownLatch(1).await();
    }
}
