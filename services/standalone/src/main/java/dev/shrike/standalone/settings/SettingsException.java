package dev.shrike.standalone.settings;

/** An environment variable says something that makes no sense. The message is one line for a person. */
public final class SettingsException extends RuntimeException {
    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
