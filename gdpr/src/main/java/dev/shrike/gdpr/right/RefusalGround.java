package dev.shrike.gdpr.right;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why a request may be refused; there is no other reason. Each says for which rights the law names it. */
public enum RefusalGround {
    /** Art. 12(5): nothing to it, as the controller has to show. */
    MANIFESTLY_UNFOUNDED("12(5)", EnumSet.allOf(RequestKind.class)),
    /** Art. 12(5): too many of the same. */
    EXCESSIVE("12(5)", EnumSet.allOf(RequestKind.class)),
    /** Art. 12(2) and 11(2): who asks could not be told to be the person. */
    PERSON_NOT_IDENTIFIED("12(2)", EnumSet.allOf(RequestKind.class)),
    /** Art. 17(3)(a): freedom of expression and information. */
    FREEDOM_OF_EXPRESSION("17(3)(a)", EnumSet.of(RequestKind.ERASURE)),
    /** Art. 17(3)(b): a law demands that the data is kept. */
    LEGAL_OBLIGATION("17(3)(b)", EnumSet.of(RequestKind.ERASURE)),
    /** Art. 17(3)(c): public health. */
    PUBLIC_HEALTH("17(3)(c)", EnumSet.of(RequestKind.ERASURE)),
    /** Art. 17(3)(d): archives, research, statistics. */
    ARCHIVING_OR_RESEARCH("17(3)(d)", EnumSet.of(RequestKind.ERASURE)),
    /** Art. 17(3)(e) and 21(1): legal claims, made or defended. */
    LEGAL_CLAIMS("17(3)(e), 21(1)", EnumSet.of(RequestKind.ERASURE, RequestKind.OBJECTION)),
    /** Art. 21(1): compelling grounds that outweigh the person's. */
    COMPELLING_GROUNDS("21(1)", EnumSet.of(RequestKind.OBJECTION)),
    /** Art. 15(4) and 20(4): rights and freedoms of others. */
    RIGHTS_OF_OTHERS("15(4), 20(4)", EnumSet.of(RequestKind.ACCESS, RequestKind.PORTABILITY)),
    /** Art. 16, 18 and 20: what the article itself asks for is not the case, such as data that is wrong. */
    CONDITIONS_NOT_MET(
            "16, 18(1), 20(1)",
            EnumSet.of(
                    RequestKind.RECTIFICATION, RequestKind.RESTRICTION, RequestKind.PORTABILITY, RequestKind.ERASURE));

    private final String article;
    private final Set<RequestKind> kinds;

    RefusalGround(String article, Set<RequestKind> kinds) {
        this.article = article;
        this.kinds = Set.copyOf(kinds);
    }

    /** The article of the GDPR that names it. */
    public String article() {
        return article;
    }

    /** Whether a request of this kind can be refused for it. */
    public boolean appliesTo(RequestKind kind) {
        return kinds.contains(kind);
    }

    /** As tables and answers say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static RefusalGround of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
