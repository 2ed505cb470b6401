@NullMarked
package ca.chartside.backend.conversation;

import org.jspecify.annotations.NullMarked;
