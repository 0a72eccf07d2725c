package dev.shrike.admin.page.platform;

/** Ends a page's request with a trouble, which is then shown in the page's place. */
public final class TroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public TroubleException(Trouble trouble) {
        super(trouble.title());
        this.trouble = trouble;
    }

    /** What to show. */
    public Trouble trouble() {
        return trouble;
    }
}
