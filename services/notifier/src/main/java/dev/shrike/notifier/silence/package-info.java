/** People to whom an admin has all mail stopped. What comes due meanwhile is withheld. */
package dev.shrike.notifier.silence;
