package dev.shrike.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** How somebody looks at the page. */
enum Look {
    LIGHT_DESKTOP(ColorScheme.LIGHT, 1280, 900),
    DARK_DESKTOP(ColorScheme.DARK, 1280, 900),
    LIGHT_PHONE(ColorScheme.LIGHT, 390, 844),
    DARK_PHONE(ColorScheme.DARK, 390, 844);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    boolean phone() {
        return width < 500;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setHasTouch(phone())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true)
                .setLocale("en-GB")
                .setTimezoneId("UTC");
    }
}
