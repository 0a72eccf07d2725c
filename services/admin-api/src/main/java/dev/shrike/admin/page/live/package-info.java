/** Parts of pages that change while one looks: sent as events whenever they have changed. */
package dev.shrike.admin.page.live;
