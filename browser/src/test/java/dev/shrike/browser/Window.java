package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser's window that notes what goes wrong in it. Used by one thread. */
final class Window implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final double PATIENCE_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final URI base;
    private final String adminPassword;
    private final Look look;
    private final List<String> troubles = new ArrayList<>();

    Window(Browser browser, URI base, String adminPassword, Look look) {
        this.base = base;
        this.adminPassword = adminPassword;
        this.look = look;
        context = browser.newContext(look.options());
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add("console: " + message.text());
            }
        });
        page.onPageError(error -> troubles.add("script: " + error));
        page.onRequest(request -> {
            URI address = URI.create(request.url().split("[?#]", 2)[0].replace(" ", "%20"));
            boolean here = "data".equals(address.getScheme())
                    || "blob".equals(address.getScheme())
                    || base.getAuthority().equals(address.getAuthority());
            if (!here) {
                troubles.add("a request to " + address.getHost());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 500) {
                troubles.add(response.status() + " from " + response.url());
            }
        });
    }

    Page page() {
        return page;
    }

    Look look() {
        return look;
    }

    /** Goes to a page and waits until it is there. */
    Window visit(String path) {
        page.navigate(base + path);
        return this;
    }

    /** Logs in as the administrator. */
    Window logIn() {
        return logIn("admin", adminPassword);
    }

    Window logIn(String username, String password) {
        visit("/admin/login");
        page.getByLabel("User name").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        return this;
    }

    /** Waits until the page has that title, as its reader sees it. */
    void expectHeading(String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(text);
    }

    /** Marks the page that is shown: a page that was loaded again has no mark. */
    Window mark() {
        page.evaluate("window.marked = true");
        return this;
    }

    boolean marked() {
        return Boolean.TRUE.equals(page.evaluate("window.marked === true"));
    }

    /** What the console said, what failed, and who else was asked, since the beginning. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Keeps how it looks now. */
    Path keep(String name) {
        Path file = SCREENS.resolve(name + "-" + look.id() + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        context.close();
    }
}
