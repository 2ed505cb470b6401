/** Messages and files on their way into the patient's chart in OSCAR: what is to stand there, and what came of it. */
@NullMarked
package ca.chartside.backend.filing;

import org.jspecify.annotations.NullMarked;
