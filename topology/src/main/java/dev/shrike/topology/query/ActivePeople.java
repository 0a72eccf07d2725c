package dev.shrike.topology.query;

import java.time.LocalDate;

/**
 * How many different people did something on a day. People erased since stay in the number, and nowhere else.
 *
 * @param day UTC day
 * @param people how many, exactly
 */
public record ActivePeople(LocalDate day, long people) {}
