/**
 * Work of many entities in bounded steps, interleaved with the site's other commands. A
 * step is a decision like any other: it drafts events, among them the job's own progress,
 * so a crash between two steps loses nothing and repeats nothing. Pure.
 */
@NullMarked
package dev.rollcall.processor.job;

import org.jspecify.annotations.NullMarked;
