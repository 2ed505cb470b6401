@NullMarked
package ca.chartside.backend.savedreply;

import org.jspecify.annotations.NullMarked;
