@NullMarked
package ca.chartside.desktop.profile;

import org.jspecify.annotations.NullMarked;
