package dev.shrike.standalone.platform;

import java.util.concurrent.CountDownLatch;

/** The mail catcher as a process of its own, on port 1025 of every address, for where no mail is to leave. */
public final class MailCatching {
    private static final int PORT = 1025;

    private MailCatching() {}

    /** Takes no arguments; runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        MailCatcher mail = new MailCatcher("0.0.0.0", PORT);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("mail-end").unstarted(mail::close));
        mail.start();
        new CountDownLatch(1).await();
    }
}
