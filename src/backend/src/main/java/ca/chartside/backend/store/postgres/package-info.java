@NullMarked
package ca.chartside.backend.store.postgres;

import org.jspecify.annotations.NullMarked;
