@NullMarked
package ca.chartside.backend.audit;

import org.jspecify.annotations.NullMarked;
