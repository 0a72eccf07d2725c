/** Legal holds: people whose data must be kept for a while, and whom nobody may erase before that. */
package dev.shrike.users.hold;
