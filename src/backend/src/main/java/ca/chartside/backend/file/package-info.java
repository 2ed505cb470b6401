/** Files that go with messages: kept encrypted, named by what they hold, looked into before they are believed. */
@NullMarked
package ca.chartside.backend.file;

import org.jspecify.annotations.NullMarked;
