@NullMarked
package ca.chartside.backend.store;

import org.jspecify.annotations.NullMarked;
