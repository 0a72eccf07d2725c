package dev.shrike.admin.page.catalogue;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** The way from the admin page's menu to the catalogue, which has an address of its own for everybody. */
@Controller("/admin/ui/catalogue")
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER, Roles.OPERATOR, Roles.ANALYST})
@Hidden
class MenuController {

    private static final URI CATALOGUE = URI.create("/catalogue");

    @Get
    HttpResponse<Void> catalogue() {
        return HttpResponse.seeOther(CATALOGUE);
    }
}
