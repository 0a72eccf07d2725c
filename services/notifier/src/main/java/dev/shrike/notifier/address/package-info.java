/** Where people's mail addresses come from: user-api, at the moment they are needed. They are never kept. */
package dev.shrike.notifier.address;
