@NullMarked
package ca.chartside.desktop.inbox;

import org.jspecify.annotations.NullMarked;
