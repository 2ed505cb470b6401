/** What stands in messages, found by the beginnings of words. Knows the store alone. */
@NullMarked
package ca.chartside.backend.search;

import org.jspecify.annotations.NullMarked;
