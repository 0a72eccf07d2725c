/** Scripts, styles and pictures of the page: our own and those of the WebJars on the class path, under addresses that name their content. */
package dev.shrike.admin.page.asset;
