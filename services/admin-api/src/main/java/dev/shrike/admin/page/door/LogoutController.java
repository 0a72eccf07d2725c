package dev.shrike.admin.page.door;

import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.PageCookies;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Logging out: ends the session at auth-api, so that its token is good for nothing, and takes the cookie away. */
@Controller(PagePaths.LOGOUT)
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class LogoutController {
    private final PlatformClient platform;

    LogoutController(PlatformClient platform) {
        this.platform = platform;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> logout(Visit visit) {
        platform.ask(visit.session(), Ask.post(Place.AUTH, "/logout")).orThrow();
        MutableHttpResponse<String> answer =
                HttpResponse.seeOther(URI.create(PagePaths.LOGIN + "?said=" + Saying.OUT.code()));
        for (Cookie cookie : PageCookies.ended()) {
            answer.cookie(cookie);
        }
        return answer;
    }
}
