/**
 * People who were erased, by service: the table {@code refused_person} of {@code classpath:db/rest}. A service's handler of
 * the deletion event records the person in its own transaction; from then on this person's tokens are refused.
 */
package dev.shrike.rest.erased;
