/** The sagas of user-api, for admins: which are stuck, and helping them on. */
package dev.shrike.users.saga;
