package dev.shrike.notifier.mute;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;

/** A person's mutes, for services: all at once, as nobody has more than {@value Muting#MOST}. */
@Controller("/internal/people/{person}/mutes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldMutesController {
    private final MuteTable table;

    HeldMutesController(MuteTable table) {
        this.table = table;
    }

    @Get
    MuteList list(UUID person) {
        return new MuteList(table.findAllOf(person).stream().map(Mute::of).toList());
    }
}
