package dev.rollcall.projector.store;

import dev.rollcall.schemas.read.Views.Scope;

/** The mirror of one provider of a site under its number in the view. */
public record Mirror(int number, Scope scope) {
}
