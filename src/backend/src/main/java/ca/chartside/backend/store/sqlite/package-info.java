@NullMarked
package ca.chartside.backend.store.sqlite;

import org.jspecify.annotations.NullMarked;
