package dev.shrike.admin.page.door;

import dev.shrike.admin.page.platform.Trouble;
import io.micronaut.core.annotation.Nullable;

/**
 * The form for logging in.
 *
 * @param to where to go afterwards
 * @param username as it was typed
 * @param csrf belongs to the cookie that comes with the form
 * @param trouble why the attempt before failed
 * @param said what to say without there being a trouble
 */
record LoginForm(
        String to,
        String username,
        String csrf,
        @Nullable Trouble trouble,
        @Nullable String said) {
    @Override
    public String toString() {
        return "LoginForm[" + to + "]";
    }
}
