@NullMarked
package ca.chartside.backend.account;

import org.jspecify.annotations.NullMarked;
