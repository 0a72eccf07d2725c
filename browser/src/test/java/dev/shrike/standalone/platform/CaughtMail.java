package dev.shrike.standalone.platform;

import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** What a platform under test sent as mail. */
public final class CaughtMail {
    private CaughtMail() {}

    public static List<MimeMessage> of(Platform platform) {
        return platform.mail().received();
    }
}
