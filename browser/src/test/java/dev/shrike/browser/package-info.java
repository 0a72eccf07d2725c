/**
 * The page as people see it: a real Chromium over the whole platform. Every screen in light and dark, on a desk and in a hand; every
 * action to its end. Screenshots are left in {@code target/screens}.
 */
package dev.shrike.browser;
