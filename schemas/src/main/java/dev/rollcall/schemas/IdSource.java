package dev.rollcall.schemas;

import java.util.UUID;

/** Where ids come from; the edge mints them, the core never does. */
@FunctionalInterface
public interface IdSource {

	UUID next();

}
