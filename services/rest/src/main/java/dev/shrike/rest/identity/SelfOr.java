package dev.shrike.rest.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an operation is about one person, who may call it for themself, as may people of these roles for everybody. The API
 * description shows it; who is refused is decided by the code, by what {@link Caller} says, and a test calls every operation as everybody to
 * see that the two agree.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SelfOr {

    /** {@link Roles#ADMIN}, and such others. */
    String[] value();
}
