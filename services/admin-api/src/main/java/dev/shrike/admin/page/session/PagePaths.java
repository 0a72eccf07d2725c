package dev.shrike.admin.page.session;

/**
 * The paths that are pages. Everything else below {@code /admin} is JSON for programs, wants a bearer token and never sees the
 * page's cookie.
 */
public final class PagePaths {
    /** The overview, and where everybody begins. */
    public static final String HOME = "/admin";
    /** All other pages. */
    public static final String PAGES = "/admin/ui";
    /** Where one logs in. */
    public static final String LOGIN = "/admin/login";
    /** Where one logs out. */
    public static final String LOGOUT = "/admin/logout";

    private PagePaths() {}

    /** Whether the path is a page of somebody who is logged in. */
    public static boolean needsSession(String path) {
        return path.equals(HOME) || path.equals(LOGOUT) || path.startsWith(PAGES + "/");
    }

    /**
     * Where to go after logging in: the path if it is a page of ours, else the overview. Never another host, which could look like us.
     *
     * @param wanted as it stands in the address; may be anything
     */
    public static String returnTo(String wanted) {
        boolean ours = wanted != null
                && (wanted.equals(HOME) || wanted.startsWith(HOME + "?") || wanted.startsWith(PAGES + "/"))
                && wanted.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                && !wanted.contains("//");
        return ours ? wanted : HOME;
    }
}
