/** What staff do to a conversation besides writing in it (M6 to M9): the three dots, assigning, who takes part. */
@NullMarked
package ca.chartside.desktop.actions;

import org.jspecify.annotations.NullMarked;
