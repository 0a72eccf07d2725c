package dev.shrike.users.right;

import dev.shrike.gdpr.right.Deadlines;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

/** The calendar of deadlines. Settings that make none stop the start. */
@Factory
final class RightsBeans {

    @Context
    Deadlines deadlines(RightsSettings settings) {
        return settings.deadlines();
    }
}
