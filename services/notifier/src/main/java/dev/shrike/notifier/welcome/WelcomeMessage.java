package dev.shrike.notifier.welcome;

/** What a new person is told. It holds nothing about them. */
final class WelcomeMessage {
    static final String SUBJECT = "Welcome to Shrike";
    static final String TEXT = """
            You are registered. Log in with your user name, and tick the birds you see.

            You get this mail because somebody registered with this address.
            """;

    private WelcomeMessage() {}
}
