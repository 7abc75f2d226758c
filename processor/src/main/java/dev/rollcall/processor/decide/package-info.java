/**
 * {@code (command, directory) → accepted | refused}, one class a command. A decision
 * never throws for business reasons, never changes the state it reads, and knows no
 * clock, no id source and no configuration: ids and the instant come with the command.
 * Pure.
 */
@NullMarked
package dev.rollcall.processor.decide;

import org.jspecify.annotations.NullMarked;
