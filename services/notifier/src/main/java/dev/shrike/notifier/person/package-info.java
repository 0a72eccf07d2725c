/** The people that something is stored about: one lock for each, and whether they were erased. */
package dev.shrike.notifier.person;
